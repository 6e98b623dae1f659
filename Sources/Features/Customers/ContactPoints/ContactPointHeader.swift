import MartletKernel

/// Which contact point a column of an import holds. Exports put telephones and addresses beside the person; here they are records
/// of their own.
package struct ContactPointHeader: Sendable, Hashable {
    package let kind: ContactPointKind
    /// The label a point from that column gets; `nil` where the header says nothing of it.
    package let label: String?

    /// By the header's text, in any case; `nil` for a column that is no contact point.
    package static func of(_ header: String) -> ContactPointHeader? {
        let wanted = TextFolding.folded(header).split { " _-".contains($0) }.joined(separator: " ")
        return known[wanted]
    }

    private static let known: [String: ContactPointHeader] = {
        var result: [String: ContactPointHeader] = [:]
        for (kind, label, headers) in table {
            for header in headers { result[header] = ContactPointHeader(kind: kind, label: label) }
        }
        return result
    }()

    private static let table: [(ContactPointKind, String?, [String])] = [
        (.phone, "手机", ["手机", "手机号", "手机号码", "移动电话", "联系手机", "mobile", "mobile phone", "mobilephone", "mobile number", "cell"]),
        (.phone, nil, ["电话", "联系电话", "电话号码", "phone", "phone number", "telephone", "tel", "phone 1 value", "phone 2 value"]),
        (.phone, "公司", ["公司电话", "办公电话", "座机", "固定电话", "business phone", "work phone"]),
        (.phone, "家庭", ["住宅电话", "家庭电话", "home phone", "homephone"]),
        (.fax, nil, ["传真", "传真号", "fax", "fax number"]),
        (.email, nil, ["邮箱", "邮件", "电子邮箱", "电子邮件", "email", "e mail", "mail", "email address", "e mail 1 value", "e mail 2 value"]),
        (.email, "公司", ["公司邮箱", "工作邮箱", "work email"]),
        (.wechat, nil, ["微信", "微信号", "wechat", "wechat id"]),
    ]
}
