"""Words for the keys of the format in other languages than English, by place: what `suggest_abroad.py` looks up.

Behind each key stand its words in all languages together; of a word that stands behind two keys of one place the later
one counts.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

# German; Traditional and Simplified Chinese; Japanese; Korean; French; Spanish; common ones in Portuguese, Italian,
# Dutch, Polish, Russian, Turkish, Hindi and Arabic. `_` stands for a space.
_MOMENT: Final = """
steps: actions_utilisateur actions_client comportements acciones_del_usuario actividades ações passos atividades
steps: etapas_do_cliente
steps: azioni attività passi acties stappen handelingen działania czynności kroki действия шаги adımlar eylemler
touchpoints: points_de_contacts puntos_contacto pontos_de_contato pontos_de_contacto canais punti_di_contatto
touchpoints: canali
touchpoints: contactpunten contactmomenten kanalen punkty_styku kanały точки_контакта точки_касания каналы
touchpoints: temas_noktaları
emotion: ressenti ressentis sentiments sentimientos emoções emoção sentimentos emozioni emozione sentimenti
emotion: emoties emotie gevoel gevoelens emocje emocja эмоции эмоция чувства duygular duygu
thoughts: ce_qu'il_pense pensamentos pensieri gedachten myśli мысли düşünceler 생각들
pains: frustrations_client problèmes frustraciones problemas dores dor frustrações dolori problemi frustrazioni
pains: pijnpunten knelpunten frustraties problemen bolączki problemy bóle боли боль проблемы acı_noktaları
pains: sorunlar 불편사항 문제점
gains: gains_client points_positifs ganhos vantagens guadagni vantaggi voordelen korzyści выгоды преимущества
opportunities: pistes_d'amélioration solutions_possibles oportunidades_de_mejora mejoras opportunità
opportunities: miglioramenti
opportunities: kansen verbeteringen szanse możliwości возможности идеи fırsatlar 개선점 기회요인
metrics: métriques indicadores_clave metriche indicatori indicatoren wskaźniki метрики показатели
content: conteúdo contenuti inhoud treści контент
resources: risorse middelen zasoby ресурсы
notes: observações anotações osservazioni opmerkingen notities uwagi notatki заметки примечания
frontstage: avant_scène en_scène escenario_visible linha_de_frente palco scena передний_план
backstage: coulisses arrière_scène detrás_de_escena bastidores retroscena achter_de_schermen zaplecze
backstage: за_кулисами
support: processus_support soporte procesos_de_soporte suporte supporto ondersteuning wsparcie поддержка
physical_evidence: preuves_physiques preuves_tangibles evidencia_física evidências_físicas evidenze_fisiche
physical_evidence: fysiek_bewijs
moment_of_truth: moment_de_vérité momento_de_la_verdad momento_da_verdade momento_della_verità moment_prawdy
moment_of_truth: момент_истины
fail_point: point_de_défaillance punto_de_fallo ponto_de_falha punto_critico faalpunt точка_отказа
duration: temps_passé tiempo duração tempo durata duur tijdsduur czas czas_trwania длительность
duration: продолжительность süre 소요_시간
wait: temps_d'attente tiempo_de_espera tempo_de_espera attesa tempo_di_attesa wachttijd czas_oczekiwania
wait: ожидание bekleme
time: horaire ora tijd godzina время
actors: participantes atores attori actoren betrokkenen aktorzy участники
next: próximo prossimo volgende następny далее
owner: Verantwortlich Zuständig responsable responsável responsabile verantwoordelijke właściciel ответственный
owner: 담당자 負責人 负责人 担当
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
opportunities: 机会点 解法 建議 建议 機会 改善案 改善策 対応策 解決策 施策 기회 opportunités oportunidades
opportunities: 打ち手 アイデア 改善点
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
title: nom nom_de_l'étape intitulé nombre etapa fase fases nome nome_da_etapa naam titel nazwa etap faza tytuł
title: название этап стадия isim 이름 단계이름
goal: but obiettivo doel cel цель hedef
scenario: contexte description contexto descripción contesto descrizione cenário descrição beschrijving opis
scenario: описание сценарий
title: शीर्षक नाम चरण_का_नाम العنوان عنوان الاسم
goal: लक्ष्य उद्देश्य الهدف هدف
title: Titel Name Bezeichnung Phase 標題 标题 題目 题目 名稱 名称 階段名稱 タイトル 名前 題名 제목 단계명 titre título
goal: Ziel Absicht 目標 目标 目的 ゴール 목표 objectif objetivo
scenario: Szenario Situation 情境 場景 场景 シナリオ 시나리오 scénario escenario
change: Änderung Veränderung 改變 改变 變更 変更 변화
"""
_STEP: Final = """
text: étape acción paso ação passo azione actie stap krok działanie действие шаг opis описание descrição
text: descripción descrizione beschrijving
text: Text Beschreibung Schritt Aktion 內容 内容 文字 說明 说明 描述 説明 テキスト 본문 texte texto
"""
_STATEMENT: Final = """
text: nom nombre nome naam nazwa tytuł название описание текст descripción descrição descrizione beschrijving
text: opis 이름
severity: gravité severidad gravedad gravidade severità gravità ernst waga серьёзность важность
impact: impacto impatto wpływ влияние effet
effort: esfuerzo esforço sforzo inspanning wysiłek усилия
evidence: preuves evidencias evidência prove bewijs dowód доказательства
owner: responsável responsabile verantwoordelijke właściciel ответственный
value: valore waarde wartość значение
target: objetivo meta obiettivo doel cel цель
priority: priorité prioridad prioridade priorità prioriteit priorytet приоритет
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
title: nom nombre nome naam titel nazwa tytuł titolo название заголовок başlık isim 이름
stages: étape_par_étape etapa estágios fasi fase stadi fasen etapy fazy этапы стадии фазы aşamalar
personas: perfil público personagem personaggio doelgroep persony персона персоны 고객
summary: descripción descrição resumo sintesi riassunto descrizione samenvatting beschrijving opis описание
summary: описание_карты
purpose: but finalité propósito finalidade scopo doel cel цель
owner: responsável responsabile eigenaar właściciel владелец ответственный
scope: âmbito escopo ambito reikwijdte zakres охват
kind: type_de_carte tipo soort rodzaj тип
lang: idioma língua lingua taal język язык
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
name: nome naam imię nazwa имя isim
role: profession profissão ruolo professione beroep rolle zawód rola роль профессия
summary: biographie description biografía descripción biografia descrição descrizione beschrijving opis
summary: биография описание
quote: cita_textual citação citazione quote_textuel citaat cytat цитата
goals: buts metas obiettivi doelen cele цели
needs: besoin necesidad necessidades bisogni esigenze behoeften potrzeby потребности
pains: frustrations_principales dolores dores frustrações frustrazioni pijnpunten bolączki frustracje боли
motivations: motivação motivações motivazioni motivaties motywacje мотивация
behaviours: hábitos comportamentos comportamenti gedrag zachowania поведение
channels: canais canali kanalen kanały каналы
company: empresa azienda bedrijf firma компания
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
score: note puntuación pontuação punteggio waarde cijfer ocena балл оценка
word: mot palabra palavra parola woord słowo слово
quote: citation cita citação citazione citaat cytat цитата
score: Wert Punktzahl 分數 分数 得分 スコア 点数 점수
word: Wort Begriff 字詞 词语 言葉 단어
intended: angestrebt gewünscht 預期 预期 理想 意図
intensity: Intensität Stärke 強度 强度 강도
quote: Zitat 引言 引用 인용
"""
WORDS_ABROAD: Final = MappingProxyType(
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
