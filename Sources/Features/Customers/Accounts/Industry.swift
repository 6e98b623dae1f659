import MartletMetadata

/// 行业: the sections of the national classification of economic activities (GB/T 4754—2017, A to T), and below them the divisions
/// that sellers tell apart and other systems export by name.
enum Industry {
    static let options: [ChoiceOption] = sections + divisions

    private static let sections: [ChoiceOption] = [
        ChoiceOption("agriculture", zh: "农、林、牧、渔业", en: "Agriculture"),
        ChoiceOption("mining", zh: "采矿业", en: "Mining"),
        ChoiceOption("manufacturing", zh: "制造业", en: "Manufacturing"),
        ChoiceOption("utilities", zh: "电力、热力、燃气及水生产和供应业", en: "Utilities"),
        ChoiceOption("construction", zh: "建筑业", en: "Construction"),
        ChoiceOption("trade", zh: "批发和零售业", en: "Wholesale and retail"),
        ChoiceOption("transport", zh: "交通运输、仓储和邮政业", en: "Transport and storage"),
        ChoiceOption("hospitality", zh: "住宿和餐饮业", en: "Hospitality"),
        ChoiceOption("technology", zh: "信息传输、软件和信息技术服务业", en: "Technology"),
        ChoiceOption("finance", zh: "金融业", en: "Finance"),
        ChoiceOption("realEstate", zh: "房地产业", en: "Real estate"),
        ChoiceOption("services", zh: "租赁和商务服务业", en: "Services"),
        ChoiceOption("research", zh: "科学研究和技术服务业", en: "Research and engineering"),
        ChoiceOption("environment", zh: "水利、环境和公共设施管理业", en: "Environment"),
        ChoiceOption("personalServices", zh: "居民服务、修理和其他服务业", en: "Personal services"),
        ChoiceOption("education", zh: "教育", en: "Education"),
        ChoiceOption("medical", zh: "卫生和社会工作", en: "Medical"),
        ChoiceOption("entertainment", zh: "文化、体育和娱乐业", en: "Entertainment"),
        ChoiceOption("government", zh: "公共管理、社会保障和社会组织", en: "Government"),
        ChoiceOption("international", zh: "国际组织", en: "International organisations"),
    ]

    private static let divisions: [ChoiceOption] = [
        ChoiceOption("retail", zh: "零售", en: "Retail"),
        ChoiceOption("software", zh: "软件", en: "Software"),
        ChoiceOption("telecommunications", zh: "电信", en: "Telecommunications"),
        ChoiceOption("electronics", zh: "电子", en: "Electronics"),
        ChoiceOption("energy", zh: "能源", en: "Energy"),
        ChoiceOption("banking", zh: "银行", en: "Banking"),
        ChoiceOption("insurance", zh: "保险", en: "Insurance"),
        ChoiceOption("automotive", zh: "汽车", en: "Automotive"),
        ChoiceOption("chemicals", zh: "化工", en: "Chemicals"),
        ChoiceOption("pharmaceuticals", zh: "医药", en: "Pharmaceuticals"),
        ChoiceOption("machinery", zh: "机械", en: "Machinery"),
        ChoiceOption("food", zh: "食品", en: "Food and beverage"),
        ChoiceOption("apparel", zh: "服装纺织", en: "Apparel"),
        ChoiceOption("logistics", zh: "物流", en: "Logistics"),
        ChoiceOption("media", zh: "传媒", en: "Media"),
        ChoiceOption("marketing", zh: "广告营销", en: "Marketing"),
        ChoiceOption("employment", zh: "人力资源", en: "Employment"),
        ChoiceOption("consulting", zh: "咨询", en: "Consulting"),
        ChoiceOption("other", zh: "其他", en: "Other"),
    ]
}
