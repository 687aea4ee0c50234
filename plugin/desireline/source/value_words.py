"""The words people use for the values of the format, by the value; and names of languages, by the tag."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


def _by_word(said: dict[str, str]) -> Mapping[str, frozenset[str]]:
    return MappingProxyType({value: frozenset(words.split()) for value, words in said.items()})


#: Other words for a value, without case and separators. A word may mean one value here and another one there.
VALUE_WORDS: Final = _by_word(
    {
        "true": "yes y on ja 是 はい oui sí si sim sì tak да 예 네 نعم",
        "false": "no n off nein 否 いいえ non não nie нет 아니요 아니오 لا",
        # a map's state
        "current": (
            "asis today present ist iststand istzustand heute 現況 現狀 現状 目前 現在 actuel actuelle actual "
            "atual attuale huidig obecny текущий 현재"
        ),
        "future": (
            "tobe target soll sollstand sollzustand zukunft 未來 未来 將來 将来 理想 futur future cible futuro "
            "futura toekomst toekomstig przyszły целевой будущий 미래"
        ),
        # how far it is agreed
        "draft": (
            "wip workinprogress entwurf 草稿 草案 下書き ドラフト brouillon borrador rascunho bozza concept "
            "ontwerp szkic черновик 초안"
        ),
        "in-review": (
            "review reviewing underreview prüfung inprüfung 審查中 审查中 審核中 审核中 レビュー中 enrevue "
            "enrelecture enrevisión emrevisão inrevisione 검토중"
        ),
        "agreed": (
            "approved accepted signedoff final abgestimmt freigegeben 定案 已同意 已確認 已确认 核准 承認済み "
            "validé approuvé aprobado aprovado approvato goedgekeurd zatwierdzony утверждено 승인 합의"
        ),
        "retired": (
            "archived deprecated obsolete veraltet archiviert 已停用 封存 归档 廃止 archivé obsolète archivado "
            "obsoleto arquivado archiviato gearchiveerd архив 폐기"
        ),
        # kinds of map
        "customer-journey": "journey journeymap customer customerjourneymap userjourney cjm",
        "buyers-journey": "buyer buying buyerjourney",
        "lifecycle": "customerlifecycle",
        "b2b-buying": "b2b",
        "day-in-the-life": "day dayinlife",
        "service-blueprint": "blueprint service",
        "lead-nurturing": "nurturing leads",
        # kinds of persona
        "person": (
            "user customer human individual kunde kundin nutzer mensch 個人 个人 顧客 顾客 personne client "
            "cliente persona pessoa persoon klant osoba клиент человек 사람 고객"
        ),
        "company": (
            "organisation organization firm business firma unternehmen 公司 企業 企业 会社 entreprise société "
            "empresa azienda bedrijf firma компания 회사"
        ),
        "staff": (
            "employee agent team mitarbeiter personal 員工 员工 店員 店员 社員 employé personnel empleado "
            "funcionário dipendente medewerker pracownik сотрудник 직원"
        ),
        "system": "software machine bot système sistema systeem система 시스템",
        # roles of lanes
        "physical_evidence": (
            "evidence physical tangibles props physicalevidence beweise physischebeweise sichtbares 實體證據 实体证据 "
            "物的証拠 preuves evidencia evidências"
        ),
        "customer": "client user buyer guest patient citizen kunde kundin 顧客 客戶 客户 お客様 cliente клиент 고객",
        "frontstage": "onstage front visible frontoffice frontline vorderbühne 前台 表舞台 フロントステージ",
        "backstage": "offstage back invisible backoffice hinterbühne 後台 后台 裏舞台 バックステージ",
        "support": "supportprocess supportprocesses supporting systems system it unterstützung 支援 支持 サポート",
        # evidence
        "assumption": (
            "assumed hypothesis guess guessed unvalidated annahme vermutung 假設 假设 仮説 仮定 hypothèse "
            "supposition hipótesis suposición hipótese suposição ipotesi aanname założenie гипотеза "
            "предположение 가정"
        ),
        "reasoned": "inferred derived begründet 推論 推论 推測 déduit deducido deduzido dedotto afgeleid вывод 추론",
        "validated": (
            "confirmed verified proven tested belegt bestätigt validiert 已驗證 已验证 驗證 验证 検証済み "
            "vérifié confirmé validé verificado confirmado validado verificato confermato validato gevalideerd "
            "bevestigd zweryfikowane подтверждено 검증됨 확인됨"
        ),
        # promises
        "planned": (
            "committed scheduled promised geplant zugesagt 已規劃 已计划 計劃中 计划中 予定 計画中 prévu "
            "planifié previsto planificado planeado planejado pianificato gepland zaplanowane запланировано "
            "예정 계획됨"
        ),
        "shipped": (
            "done released live delivered launched umgesetzt erledigt ausgeliefert 已上線 已上线 已完成 完了 "
            "livré fait enligne entregado hecho lanzado entregue lançado rilasciato fatto opgeleverd klaar "
            "wdrożone готово выпущено 완료 출시됨"
        ),
        "dropped": (
            "cancelled canceled rejected abandoned verworfen gestrichen 取消 已取消 放棄 中止 abandonné annulé "
            "cancelado descartado abandonado annullato scartato vervallen geannuleerd anulowane отменено 취소"
        ),
        # nodes of automations
        "event": "when ereignis 事件 イベント",
        "schedule": "scheduled cron daily weekly monthly timer zeitplan 排程 定期",
        "external": "webhook api extern 外部",
        "audience": "segment recipients zielgruppe 受眾 受众 名單 名单",
        "orders": "order purchases bestellungen 訂單 订单 注文",
        "check": "condition if decision question branch gateway prüfung bedingung 條件 条件 判斷 判断",
        "wait": "delay pause sleep warten 等待 延遲 待機",
        "message": "email mail emailmessage sms push notification notify send newsletter nachricht 訊息 消息 メール",
        "tag": "label addtag 標籤 标签 タグ",
        "ad": "advert advertisement ads retargeting anzeige 廣告 广告 広告",
        "ab-test": "abtest test experiment",
        # directions and weights
        "higher": "up more höher 越高越好 plus élevé mayor más maior mais maggiore hoger wyższy выше 높을수록좋음",
        "lower": "down less niedriger 越低越好 moins menor menos minore lager niższy ниже 낮을수록좋음",
        "low": (
            "minor small trivial negligible niedrig gering leicht 低 小 s verylow faible mineur bas basse bajo "
            "baja leve baixo baixa basso bassa laag klein niski mały низкий 낮음 낮은 sehrniedrig sehrgering "
            "很低 非常に低い"
        ),
        "medium": (
            "mid middle moderate mittel m 中 中等 moyen moyenne modéré medio media médio média moderado "
            "moderato gemiddeld midden średni средний 보통 중간"
        ),
        "high": (
            "major big critical severe hoch stark schwer kritisch 高 大 嚴重 严重 重大 xl veryhigh élevé élevée "
            "haut fort forte majeur critique grave trèsélevé alto alta altíssimo muyalto muyalta crítico "
            "crítica muitoalto muitoalta critico critica hoog ernstig erghoog zeerhoog wysoki bardzowysoki "
            "высокий оченьвысокий критический 높음 높은 매우높음 심각 sehrhoch sehrstark blocker showstopper "
            "severa 很高 极高 極高 非常に高い 深刻 h"
        ),
    }
)

#: ISO 639-1, the two-letter codes of languages, those of old included that are still in use.
LANGUAGES: Final = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw
    ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt
    my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm
    sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()  # noqa: SIM905  # a column of quoted words reads worse
)

_NAMES = {
    "ar": "arabic arabisch العربية",
    "bg": "bulgarian български",
    "bn": "bengali bangla",
    "ca": "catalan català",
    "cs": "czech čeština cz",
    "da": "danish dansk dk",
    "de": "german deutsch allemand",
    "el": "greek ελληνικά gr",
    "en": "english englisch anglais inglés 英文 英語",
    "en-GB": "gb",
    "en-US": "us",
    "es": "spanish spanisch español castellano espagnol",
    "et": "estonian eesti",
    "fa": "persian farsi فارسی",
    "fi": "finnish suomi",
    "fr": "french französisch français",
    "he": "hebrew עברית",
    "hi": "hindi हिन्दी",
    "hr": "croatian hrvatski",
    "hu": "hungarian magyar",
    "id": "indonesian",
    "it": "italian italienisch italiano",
    "ja": "japanese japanisch jp 日本語 日文",
    "ko": "korean 한국어",
    "lt": "lithuanian",
    "lv": "latvian",
    "ms": "malay",
    "nb": "bokmål",
    "nl": "dutch nederlands",
    "no": "norwegian norsk",
    "pl": "polish polski",
    "pt": "portuguese português",
    "ro": "romanian română",
    "ru": "russian русский",
    "sk": "slovak slovenčina",
    "sl": "slovenian slovenščina",
    "sr": "serbian српски",
    "sv": "swedish svenska",
    "ta": "tamil",
    "th": "thai ไทย",
    "tr": "turkish türkçe",
    "uk": "ukrainian українська ua",
    "ur": "urdu اردو",
    "vi": "vietnamese vn",
    "zh": "chinese chinesisch mandarin 中文",
    "zh-Hans": "cn simplifiedchinese 简体中文",
    "zh-Hant": "traditionalchinese 繁體中文 正體中文",
}
LANGUAGE_NAMES: Final = {name: tag for tag, names in _NAMES.items() for name in names.split()}
"""Tags of languages by their name, and by codes of countries that are no codes of languages."""
