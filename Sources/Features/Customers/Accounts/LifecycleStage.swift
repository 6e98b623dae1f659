import MartletMetadata

/// 生命周期阶段: how far the acquaintance has come, of accounts and contacts alike.
enum LifecycleStage {
    static let options: [ChoiceOption] = [
        ChoiceOption("subscriber", zh: "订阅者", en: "Subscriber"),
        ChoiceOption("lead", zh: "线索", en: "Lead"),
        ChoiceOption("marketingQualified", zh: "市场认可", en: "Marketing Qualified Lead"),
        ChoiceOption("salesQualified", zh: "销售认可", en: "Sales Qualified Lead"),
        ChoiceOption("opportunity", zh: "商机", en: "Opportunity"),
        ChoiceOption("customer", zh: "成交客户", en: "Customer"),
        ChoiceOption("evangelist", zh: "推荐者", en: "Evangelist"),
        ChoiceOption("former", zh: "流失", en: "Former customer"),
        ChoiceOption("other", zh: "其他", en: "Other"),
    ]
}
