import MartletMetadata

/// Options of a contact's fields.
enum ContactChoices {
    static let genders: [ChoiceOption] = [
        ChoiceOption("female", zh: "女", en: "Female"),
        ChoiceOption("male", zh: "男", en: "Male"),
        ChoiceOption("other", zh: "其他", en: "Other"),
    ]

    /// Ways to reach somebody; consent is given for one of them.
    static let channels: [ChoiceOption] = [
        ChoiceOption("phone", zh: "电话", en: "Phone"),
        ChoiceOption("sms", zh: "短信", en: "SMS"),
        ChoiceOption("email", zh: "邮件", en: "E-mail"),
        ChoiceOption("wechat", zh: "微信", en: "WeChat"),
        ChoiceOption("wecom", zh: "企业微信", en: "WeCom"),
        ChoiceOption("chat", zh: "在线客服", en: "Web chat"),
        ChoiceOption("post", zh: "信函", en: "Post"),
    ]
}
