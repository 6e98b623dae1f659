import MartletMetadata

/// 来源: where an account, a person or a way to reach them came from.
enum CustomerSource {
    static let options: [ChoiceOption] = [
        ChoiceOption("website", zh: "官网", en: "Web"),
        ChoiceOption("search", zh: "搜索引擎", en: "Search engine"),
        ChoiceOption("advertisement", zh: "广告", en: "Advertisement"),
        ChoiceOption("socialMedia", zh: "社交媒体", en: "Social media"),
        ChoiceOption("wechat", zh: "微信", en: "WeChat"),
        ChoiceOption("event", zh: "展会活动", en: "Trade show"),
        ChoiceOption("referral", zh: "转介绍", en: "Referral"),
        ChoiceOption("partner", zh: "渠道伙伴", en: "Partner"),
        ChoiceOption("coldCall", zh: "陌生拜访", en: "Cold call"),
        ChoiceOption("inbound", zh: "来电咨询", en: "Phone inquiry"),
        ChoiceOption("purchasedList", zh: "外购名单", en: "Purchased list"),
        ChoiceOption("import", zh: "导入", en: "Import"),
        ChoiceOption("other", zh: "其他", en: "Other"),
    ]
}
