import MartletKernel
import MartletWorkspace

/// Columns of customer tables that are no field of the account or the person: telephones and addresses become contact points,
/// company and position an affiliation. The company is found by its name, or made.
package struct CustomerColumns: ImportRecogniser {
    package init() {}

    package func path(of column: String, in object: String) -> String? {
        guard object == "contact" || object == "account" else { return nil }
        if let header = ContactPointHeader.of(column) {
            let label = header.label.map { ",label=\($0)" } ?? ""
            return "contactPoints[\(header.kind.rawValue)\(label)].raw"
        }
        guard object == "contact" else { return nil }
        let wanted = TextFolding.folded(column).split { " _-".contains($0) }.joined(separator: " ")
        return CustomerColumns.affiliation[wanted].map { "affiliations[]." + $0 }
    }

    private static let affiliation: [String: String] = {
        var result: [String: String] = [:]
        for (path, headers) in table { for header in headers { result[header] = path } }
        return result
    }()

    private static let table: [(String, [String])] = [
        (
            "account.name",
            [
                "公司", "公司名称", "企业", "企业名称", "单位", "单位名称", "所属公司", "客户", "客户名称", "company", "company name", "account", "account name",
                "organization", "organization name", "organisation", "associated company",
            ]
        ),
        ("position", ["职位", "职务", "职称", "头衔", "title", "job title", "position", "organization title"]),
        ("departmentName", ["部门", "所在部门", "department", "organization department"]),
    ]
}
