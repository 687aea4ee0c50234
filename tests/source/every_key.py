"""A map with every kind of key in it, written line by line, for trials of what goes wrong in one of them."""

from __future__ import annotations

EVERY_KEY = """\
id: phone-purchase
title: Buying a phone
kind: customer-journey
state: current
lang: en
summary: From a slow phone to a new contract
purpose: Find out why people leave
scenario:
  situation: The old phone takes bad pictures
  goal: A new one in a month
  expectations:
    - Clear prices
    - Same day
scope:
  starts: The phone gets slow
  ends: The contract is signed
personas: [hao, ping]
owner: phone-team
status: agreed
reviewed: 2026-09-30
review_every: 90d
products: [store]
tags: [retail]
links:
  - link: https://example.org
    text: More
scales:
  - id: emotion
    range: [-2, 2]
  - id: freedom
    title: Freedom
    range: [0, 10]
sources:
  - id: int-07
    title: Talks
    kind: interview
    date: 2026-08-02
    count: 7
    link: https://example.org/int-07
rows:
  - steps
  - id: questions
    title: Questions
    role: thoughts
  - id: notes
    hide: true
lanes:
  - id: kitchen
    title: Kitchen
    role: support
    kind: people
touchpoints:
  - id: price-site
    title: Price site
    channel: web
    owner: web-team
  - id: shop
    title: Shop
stages:
  - id: compare
    title: Compare
    goal: A good price
    duration: 9d
    time: 7:30
    moment_of_truth: true
    change: Less of it
    actors: [hao]
    touchpoints: [price-site]
    emotion:
      score: -1
      word: anxious
      emoji: 😟
      intensity: high
      intended: 1
      quote: All say the same
      evidence: reasoned
    scales:
      freedom: 4
    thoughts:
      - Who is right?
    gains:
      - text: Much choice
        owner: me
    pains:
      - id: price-gap
        text: Prices differ
        severity: high
        evidence:
          status: validated
          sources: [int-07]
          count: 5
          of: 7
          ask: Staff
      - text: Old one
        refuted:
          date: 2026-01-01
          why: Not so
          sources: [int-07]
    opportunities:
      - id: one-price
        text: One price
        solves: [price-gap]
        impact: high
        effort: 2
        priority: first
        owner: pricing
        promise:
          status: planned
          in: v2.4
          due: 2027-03-01
          why: it pays
    metrics:
      - id: rate
        text: Visits
        value: 18%
        target: 25%
        better: higher
        as_of: 2026-09-01
    content:
      - text: Films
        personas: [hao]
        channel: youtube
    resources:
      have: [stock]
      need: [page]
    notes:
      - text: See
        links:
          - https://example.org
        image:
          src: docs/a.png
          alt: A
    rows:
      questions:
        - What is mine worth?
    steps:
      - id: check-prices
        was: [look-prices]
        text: Compares on three sites
        emotion: -1
        duration: 40m
        wait: 5m
        physical_evidence: A screen
        frontstage: Answers
        backstage:
          - text: Fetches prices
            wait: 5m
            actors: [Robot]
        support: Stock
        lanes:
          kitchen: Cooks
        fail_point:
          text: Out of step
          safeguard: Every hour
        next:
          - visit-shop
          - to: check-prices
            when: No stock
            share: 30%
      - id: visit-shop
        text: Visits the shop
        emotion:
          by_persona:
            hao: 1
            ping: [-1, 1]
        touchpoints: [shop]
  - id: buy
    title: Buy
    steps:
      - Pays
arrows:
  - from: check-prices.frontstage
    to: check-prices.backstage
    text: asks
    both: true
retired:
  - id: queue
    why: no more
    to: buy
    in: v2.3
    solves: [price-gap]
automations:
  - id: cart
    title: Cart
    nodes:
      - id: in-cart
        trigger: event
        text: Into the cart
        stage: buy
        next: bought
      - id: bought
        flow: check
        text: Bought?
        next:
          - to: thanks
            when: yes
          - to: in-cart
            when: no
      - id: thanks
        action: message
        channel: mail
        personas: [hao]
"""
