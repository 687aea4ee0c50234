"""The keys of the format in the languages people write their maps in: `痛點`, `Schmerzpunkte` and `課題` are pains.

Only looked at when a key is not known. Behind each key stand its words in all languages together; of a word that stands
behind two keys of one place the later one counts.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from desireline.model import JourneyMap, Persona, keys
from desireline.model.patterns import later
from desireline.source.suggest import is_key_of_the_format, plain_word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_LINES_ASKED: Final = 200
"""Lines of a file that are asked whether it is a persona's."""
_AT_THE_MARGIN: Final = later(r"([^\s\"'#:\uff1a-][^\s:\uff1a]{0,30})[ \t]*[:\uff1a\ufe55\u2236]")

# German; Traditional and Simplified Chinese; Japanese; Korean; French; Spanish; common ones in Hindi and
# Arabic. `_` stands for a space.
_MOMENT: Final = """
steps: कदम चरण خطوات الخطوات
touchpoints: स्पर्श_बिंदु टचपॉइंट संपर्क_बिंदु نقاط_الاتصال نقاط_التماس
emotion: भावना भावनाएँ भावनाएं المشاعر مشاعر الشعور
thoughts: विचार الأفكار أفكار
pains: समस्या समस्याएँ समस्याएं दर्द परेशानी نقاط_الألم المشاكل مشاكل
gains: लाभ المكاسب مكاسب
opportunities: अवसर الفرص فرص
notes: टिप्पणी टिप्पणियाँ ملاحظات
duration: अवधि المدة مدة
wait: प्रतीक्षा انتظار الانتظار
steps: Schritte Schritt Aktionen Handlungen Aktivitäten 步驟 步骤 行動 行动 行為 行为 動作
steps: 活動 ステップ 手順 アクション 행동 단계별행동 étapes_client acciones pasos
touchpoints: Kontaktpunkte Berührungspunkte Touchpoint Kanäle Kanal 接觸點 接触点
touchpoints: 觸點 触点 通路 管道 渠道 タッチポイント 接点 チャネル 접점 터치포인트 채널 points_de_contact
touchpoints: canaux puntos_de_contacto canales
emotion: Emotionen Gefühle Gefühl Stimmung 情緒 情绪 感受 心情 感情 気持ち 感情曲線 情緒曲線 감정
emotion: émotions émotion emoción emociones
thoughts: Gedanken Fragen 想法 思考 疑問 疑问 考え 思考内容 생각 pensées pensamientos
pains: Schmerzpunkte Schmerzpunkt Probleme Frustrationen Ärgernisse 痛點 痛点 問題
pains: 问题 困擾 困扰 課題 不満 痛み ペイン ペインポイント 고충 불편 페인포인트 douleurs irritants
pains: points_de_friction puntos_de_dolor dolores
gains: Nutzen Vorteile Höhepunkte 收穫 收获 爽點 爽点 亮點 亮点 ゲイン 嬉しさ 이득 bénéfices beneficios
opportunities: Chancen Chance Ideen Potenziale Maßnahmen Lösungen 機會 机会 機會點
opportunities: 机会点 解法 建議 建议 機会 改善案 施策 기회 opportunités oportunidades
metrics: Kennzahlen Kennzahl Metriken 指標 指标 數據 数据 지표 KPI指標 indicateurs métricas indicadores
content: Inhalte Inhalt 內容 内容 コンテンツ 콘텐츠 contenus contenido
resources: Ressourcen Mittel 資源 资源 リソース 자원 ressources recursos
notes: Notizen Anmerkungen Bemerkungen 備註 备注 筆記 笔记 メモ 備考 메모 remarques notas
frontstage: sichtbar Vordergrund 前台 前臺 フロントステージ 프런트스테이지 프론트스테이지
backstage: unsichtbar Hintergrund 後台 後臺 后台 バックステージ 백스테이지
support: Unterstützung Support_Prozesse 支援 支持 支援流程 支持流程 サポート 지원
physical_evidence: physische_Belege 實體證據 实体证据 有形展示 物的証拠 物理的証拠 물리적증거
moment_of_truth: Schlüsselmoment Moment_der_Wahrheit 關鍵時刻 关键时刻 真実の瞬間 결정적순간
fail_point: Fehlerstelle Schwachstelle 失敗點 失败点 失効点 失敗点 실패지점
duration: Dauer Zeitaufwand 時長 时长 所需時間 耗時 耗时 所要時間 소요시간 durée duración
wait: Wartezeit Warten 等待 等候 等待時間 等待时间 待ち時間 대기시간 attente espera
time: Uhrzeit 時間 时间 時刻 시각 heure hora
actors: Akteure Beteiligte 參與者 参与者 角色 登場人物 行為者 참여자 acteurs actores
next: weiter danach 下一步 次へ 다음 suivant siguiente
personas: Person Personen 人物誌 人物 用戶畫像 用户画像 ペルソナ 페르소나
"""
_STAGE: Final = """
title: शीर्षक नाम चरण_का_नाम العنوان عنوان الاسم
goal: लक्ष्य उद्देश्य الهدف هدف
title: Titel Name Bezeichnung Phase 標題 标题 題目 题目 名稱 名称 階段名稱 タイトル 名前 題名 제목 단계명 titre título
goal: Ziel Absicht 目標 目标 目的 ゴール 목표 objectif objetivo
scenario: Szenario Situation 情境 場景 场景 シナリオ 시나리오 scénario escenario
change: Änderung Veränderung 改變 改变 變更 変更 변화
"""
_STEP: Final = """
text: Text Beschreibung Schritt Aktion 內容 内容 文字 說明 说明 描述 説明 テキスト 본문 texte texto
"""
_STATEMENT: Final = """
text: पाठ विवरण النص نص الوصف
text: Text Beschreibung Titel Name 內容 内容 文字 說明 说明 描述 標題 标题 説明 テキスト タイトル 본문 texte texto
severity: Schwere Schweregrad 嚴重度 严重度 嚴重程度 严重程度 深刻度 심각도
impact: Wirkung Auswirkung 影響 影响 影響度 영향
effort: Aufwand 工作量 投入 工数 労力 노력
evidence: Beleg Belege Nachweis 證據 证据 根拠 エビデンス 근거 preuve evidencia
solves: löst 解決 解决 해결
owner: Verantwortlich Verantwortung 負責人 负责人 担当 担当者 담당자 responsable
value: Wert Istwert 數值 数值 現值 値 現状値 값 valeur valor
target: Zielwert Soll Sollwert 目標值 目标值 目標値 목표값 cible
channel: Kanal 通路 渠道 管道 チャネル 채널 canal
links: Verweise Link Links 連結 链接 リンク 링크 liens enlaces
image: Bild 圖片 图片 画像 이미지
promise: Zusage Plan 承諾 承诺 計劃 计划 約束
priority: Priorität 優先 優先順序 优先级 優先度 우선순위
"""
_MAP: Final = """
title: शीर्षक नाम العنوان عنوان
stages: चरण المراحل مراحل
personas: व्यक्तित्व पर्सोना الشخصيات شخصيات
summary: सारांश विवरण الملخص ملخص
title: Titel Name Bezeichnung 標題 标题 題目 题目 名稱 名称 タイトル 題名 제목 titre título
purpose: Zweck Anlass Entscheidung 目的 用途 목적 objectif finalidad
summary: Zusammenfassung Beschreibung 摘要 說明 说明 概要 要約 요약 résumé resumen
stages: Phasen Phase Abschnitte Stufen 階段 阶段 ステージ フェーズ 段階 단계 phases étapes etapas fases
personas: Persona Zielgruppe Zielgruppen 人物誌 人物 角色 用戶畫像 用户画像 ペルソナ 페르소나 persona personaje
owner: Verantwortlich Eigentümer 負責人 负责人 擁有者 担当 担当者 オーナー 담당자 responsable
scenario: Szenario 情境 場景 场景 シナリオ 시나리오 scénario escenario
scope: Umfang Abgrenzung 範圍 范围 範囲 범위 périmètre alcance
kind: Art Typ 類型 类型 種類 種別 유형 tipo
state: Zustand 現況
status: Stand 狀態 状态 ステータス 상태 statut estado
reviewed: geprüft überprüft 檢視日期 审阅日期 確認日 검토일
lang: Sprache 語言 语言 言語 언어 langue idioma
tags: Schlagworte Stichworte 標籤 标签 タグ 태그 étiquettes etiquetas
products: Produkte Produkt 產品 产品 製品 商品 제품 produits productos
touchpoints: Kontaktpunkte Berührungspunkte Kanäle 接觸點 接触点 タッチポイント 접점
touchpoints: points_de_contact puntos_de_contacto
sources: Quellen 來源 来源 資料來源 出典 출처 fuentes
rows: Zeilen 列 行 행
scales: Skalen 量表 尺度 スケール 척도
"""
_PERSONA: Final = """
name: नाम الاسم اسم
role: भूमिका الدور دور
goals: लक्ष्य الأهداف أهداف
needs: ज़रूरतें आवश्यकताएँ الاحتياجات احتياجات
pains: समस्याएँ दर्द نقاط_الألم
name: Name 姓名 名字 名稱 名称 名前 氏名 이름 nom nombre
role: Rolle Beruf 職業 职业 角色 職稱 职位 役割 職種 직업 역할 rôle métier rol profesión
summary: Zusammenfassung Beschreibung 摘要 簡介 简介 概要 紹介 요약 résumé resumen
quote: Zitat 引言 引語 引言語錄 名言 引用 発言 인용 citation cita
photo: Foto Bild 照片 頭像 头像 写真 사진
profile: Profil Eckdaten 基本資料 基本资料 プロフィール 프로필 profil perfil
goals: Ziele Ziel 目標 目标 ゴール 목표 objectifs objetivos
needs: Bedürfnisse Bedarf 需求 ニーズ 니즈 besoins necesidades
pains: Schmerzpunkte Probleme Frustrationen Sorgen 痛點 痛点 困擾 困扰 課題 悩み 고충 irritants frustraciones
gains: Nutzen 收穫 收获 이득
motivations: Motivation Motive Antriebe 動機 动机 モチベーション 동기 motivaciones
attitudes: Haltung Haltungen Einstellungen 態度 态度 価値観 태도
behaviours: Verhalten Verhaltensweisen Gewohnheiten 行為 行为 習慣 习惯 行動 행동 comportements comportamientos
knowledge: Wissen Kenntnisse 知識 知识 지식 connaissances conocimientos
usage: Nutzung 使用 使用情況 使用情况 利用状況 사용
channels: Kanäle 通路 渠道 管道 チャネル 채널 canaux canales
company: Firma Unternehmen Organisation 公司 企業 企业 会社 회사 entreprise empresa
kind: Art Typ 類型 类型 種類 유형
lang: Sprache 語言 语言 言語 언어
scenarios: Szenarien 情境 シナリオ 시나리오
"""
_FEELING: Final = """
score: Wert Punktzahl 分數 分数 得分 スコア 点数 점수
word: Wort Begriff 字詞 词语 言葉 단어
intended: angestrebt gewünscht 預期 预期 理想 意図
intensity: Intensität Stärke 強度 强度 강도
quote: Zitat 引言 引用 인용
"""
_TABLES: Final = MappingProxyType(
    {
        "map": _MAP,
        "stage": _MOMENT + _STAGE,
        "step": _MOMENT + _STEP,
        "statement": _STATEMENT,
        "mark": _STATEMENT,
        "persona": _PERSONA,
        "emotion": _FEELING,
    }
)


def key_abroad(word: str, place: str, choices: Collection[str]) -> str | None:
    """The one of `choices` that `word` means in another language at a place; None where that is not known."""
    key = _words(place).get(_plain(word))
    return key if key is not None and key in choices else None


def keys_abroad(word: str, *places: str) -> frozenset[str]:
    """The keys of the format that `word` means in another language at some places, by default at any."""
    plain = _plain(word)
    return frozenset(key for place in places or _TABLES if (key := _words(place).get(plain)) is not None)


def key_before_wide_colon(word: str, *, is_inside: bool, lines: Iterable[str]) -> str:
    """The one key that a word may mean at the place; the word itself where it means two, or none.

    Inside, that is a key of a stage or step, else one of a map or persona, whichever the `lines` of the file hold.
    """
    if is_key_of_the_format(word):
        return word
    if not keys_abroad(word):
        return word
    places = ("stage", "step") if is_inside else ("persona",) if _is_persona(word, lines) else ("map",)
    meant = keys_abroad(word, *places)
    return next(iter(meant)) if len(meant) == 1 else word


def _is_persona(asked: str, lines: Iterable[str]) -> bool:
    """Whether more keys at the margin, in any language, are a persona's alone than are a map's alone.

    The word that is asked for is no witness itself if it means one thing here and another there.
    """
    words = [found[1] for line in islice(lines, _LINES_ASKED) if (found := _AT_THE_MARGIN.match(line))]
    if len(keys_abroad(asked)) > 1:
        words = [word for word in words if word != asked]
    on_map, on_persona = ({*keys(cls)} for cls in (JourneyMap, Persona))
    ahead = 0
    for word in words:
        ahead += not (on_persona - on_map).isdisjoint({word, *keys_abroad(word, "persona")})
        ahead -= not (on_map - on_persona).isdisjoint({word, *keys_abroad(word, "map")})
    return ahead > 0


@cache
def _words(place: str) -> Mapping[str, str]:
    lines = (line.partition(": ") for line in _TABLES.get(place, "").splitlines() if line)
    return MappingProxyType({_plain(word): key for key, _, words in lines for word in words.split()})


def _plain(word: str) -> str:
    """The word as `plain_word` has it, in one form of its accents and without signs nobody sees."""
    return plain_word(normalize("NFC", word).replace("\u00ad", "").replace("\u200b", ""))
