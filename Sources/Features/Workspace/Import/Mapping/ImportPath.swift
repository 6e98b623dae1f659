import MartletKernel

/// Where a column goes, as a mapping writes it:
///
///     name                          a field of the record
///     address.street                a part of a structured field
///     parent.externalId             the record with that external id, referred to by `parent`
///     description+                  a further line of a text, with the column's name before it
///     contactPoints[phone].raw      a record made along with it, of that kind
///     contactPoints[phone,label=手机].raw
///     affiliations[].account.name   a reference of such a record
struct ImportPath: Hashable {
    /// The relation of the part; `nil` for the record itself.
    let relation: String?
    /// What is between the brackets; parts with different selectors are different records.
    let selector: String
    let names: [String]
    let appends: Bool

    /// - Throws: `Problem` `mapping_invalid`.
    init(_ text: String) throws {
        appends = text.hasSuffix("+")
        let body = appends ? text.dropLast() : text[...]
        if let open = body.firstIndex(of: "[") {
            guard let close = body[open...].firstIndex(of: "]"), body.index(after: close) < body.endIndex,
                body[body.index(after: close)] == "."
            else { throw ImportPath.fault(text) }
            relation = String(body[..<open])
            selector = String(body[body.index(after: open)..<close])
            names = body[body.index(close, offsetBy: 2)...].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        } else {
            relation = nil
            selector = ""
            names = body.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        }
        guard (1...2).contains(names.count), names.allSatisfy({ !$0.isEmpty }) else { throw ImportPath.fault(text) }
    }

    private static func fault(_ text: String) -> Problem {
        ImportMapping.fault(
            text, "不是字段路径，应如 name、address.street 或 contactPoints[phone].raw",
            "is no path; write name, address.street or contactPoints[phone].raw")
    }
}
