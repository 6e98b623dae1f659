import MartletKernel
import MartletMetadata

/// By which contact points two people or companies are suspected to be one. The keys belong to whom the point belongs to.
package enum ContactPointMatching {
    package static let rules: [MatchRule] = [
        MatchRule("phone", field: "normalised", holders: holders, weight: 60, normalise: phoneKey),
        MatchRule("email", field: "normalised", holders: holders, weight: 80, normalise: emailKey),
        MatchRule("identity", field: "normalised", holders: holders, weight: 95, normalise: identityKey),
    ]

    private static let holders = ["contact", "account"]

    /// The number with its extension: colleagues share a switchboard, not an extension. A service number without a country says
    /// nothing.
    @Sendable static func phoneKey(_ value: Value, _ record: Record) -> String? {
        guard record["kind"].text == ContactPointKind.phone.rawValue, let number = value.text, number.hasPrefix("+") else { return nil }
        return record["extension"].text.map { number + ";ext=" + $0 } ?? number
    }

    /// A mailbox of a role (`info@`, `sales@`) belongs to whoever reads it that day.
    @Sendable static func emailKey(_ value: Value, _ record: Record) -> String? {
        guard record["kind"].text == ContactPointKind.email.rawValue, let address = value.text else { return nil }
        let mailbox = address.prefix { $0 != "@" }
        return roleMailboxes.contains(String(mailbox)) ? nil : address
    }

    /// RFC 2142's mailbox names, and those Chinese companies use.
    private static let roleMailboxes: Set<String> = [
        "info", "sales", "marketing", "support", "service", "contact", "admin", "administrator", "office", "hr", "jobs", "abuse", "noc",
        "security", "postmaster", "hostmaster", "webmaster", "noreply", "no-reply", "kefu", "shichang", "xiaoshou", "mail", "hello",
    ]

    @Sendable static func identityKey(_ value: Value, _ record: Record) -> String? {
        guard let kind = record["kind"].text.flatMap(ContactPointKind.init), let name = value.text else { return nil }
        switch kind {
        case .phone, .fax, .email, .webVisitor: return nil
        case .wechatOpenId, .handle:
            return record["app"].text.map { "\(kind.rawValue):\(TextFolding.folded($0)):\(name)" }
        case .wechat, .wecomExternalUser, .unionId: return "\(kind.rawValue):\(name)"
        }
    }
}
