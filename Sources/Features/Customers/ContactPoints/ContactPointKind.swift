import MartletMetadata

/// What kind of address a contact point is.
package enum ContactPointKind: String, Sendable, CaseIterable {
    case phone
    case fax
    case email
    /// 微信号, as people exchange it.
    case wechat
    /// `external_userid` of 企业微信.
    case wecomExternalUser
    /// `openid` of one 公众号 or 小程序; means nothing without its app id.
    case wechatOpenId
    /// `unionid`, the same for all apps of one WeChat open platform account.
    case unionId
    /// The cookie of a visitor of one's web site.
    case webVisitor
    /// A name on some other platform.
    case handle

    package static let options: [ChoiceOption] = [
        ChoiceOption("phone", zh: "电话", en: "Phone"),
        ChoiceOption("fax", zh: "传真", en: "Fax"),
        ChoiceOption("email", zh: "邮箱", en: "E-mail"),
        ChoiceOption("wechat", zh: "微信", en: "WeChat"),
        ChoiceOption("wecomExternalUser", zh: "企业微信外部联系人", en: "WeCom external user"),
        ChoiceOption("wechatOpenId", zh: "微信 OpenID", en: "WeChat OpenID"),
        ChoiceOption("unionId", zh: "微信 UnionID", en: "WeChat UnionID"),
        ChoiceOption("webVisitor", zh: "网站访客", en: "Web visitor"),
        ChoiceOption("handle", zh: "平台账号", en: "Handle"),
    ]

    /// Without its app or platform the value names nobody.
    package var needsApp: Bool { self == .wechatOpenId || self == .handle }
}
