import Foundation
import MartletExpressions
import MartletKernel
import MartletStorage
import Testing

/// `docs/expressions.md` says what is so.
@Suite struct DocumentationTests {
    private static let page = try? String(contentsOfFile: root + "/docs/expressions.md", encoding: .utf8)
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// The objects that the page's examples are about.
    private struct CustomerSchema: ExpressionSchema {
        func expressionObject(_ name: String) -> ExpressionObject? { CustomerSchema.objects.first { $0.name == name } }

        private static let objects = [
            ExpressionObject(
                name: "account", table: "accounts",
                fields: [
                    text("name"), text("shortName"), text("industry"), text("level"), text("website"), field("amount", .money),
                    field("currencyRate", .decimal(scale: 8)),
                    field("probability", .integer), field("expectedClose", .date), field("doNotContact", .boolean),
                    field("lastOrderAt", .instant),
                    field("lastActivityAt", .instant), field("createdAt", .instant), field("owner", .reference("user")),
                    field("department", .reference("department")),
                    field("account", .reference("account")),
                    ExpressionField(name: "tags", type: .list(.text), column: "tags", listTable: "account_tags"),
                ],
                relations: [
                    ExpressionRelation(name: "opportunities", object: "opportunity", field: "account"),
                    ExpressionRelation(name: "contacts", object: "contact", field: "account"),
                    ExpressionRelation(name: "activities", object: "activity", field: "account"),
                ]),
            ExpressionObject(
                name: "opportunity", table: "opportunities",
                fields: [text("status"), field("amount", .money), field("account", .reference("account"))]),
            ExpressionObject(
                name: "contact", table: "contacts",
                fields: [text("email"), field("createdAt", .instant), field("account", .reference("account"))]),
            ExpressionObject(
                name: "activity", table: "activities", fields: [field("startAt", .instant), field("account", .reference("account"))]),
            ExpressionObject(name: "user", table: "users", fields: [field("department", .reference("department"))]),
            ExpressionObject(
                name: "department", table: "departments", fields: [text("name"), field("parent", .reference("department"))],
                treeField: "parent"),
        ]

        private static func text(_ name: String) -> ExpressionField {
            ExpressionField(name: name, type: .text, column: name, foldedColumn: name + "_folded")
        }
        private static func field(_ name: String, _ type: ExpressionType) -> ExpressionField {
            ExpressionField(name: name, type: type, column: name)
        }
    }

    @Test func `every example parses and compiles`() throws {
        let blocks = try #require(DocumentationTests.page).components(separatedBy: "```")
        let lines = blocks.enumerated().filter { $0.offset % 2 == 1 }.flatMap { $0.element.split(separator: "\n") }
        #expect(lines.count > 15)
        for line in lines {
            let expression = try ExpressionParser.parse(String(line), on: "account", schema: CustomerSchema())
            for dialect in Dialect.allCases {
                let compiler = ExpressionSQL(context: try SampleContext.make(), guard: OpenGuard(), dialect: dialect)
                #expect(try !compiler.value(expression, alias: "t").isEmpty)
            }
        }
    }

    @Test func `every function is described`() throws {
        let page = try #require(DocumentationTests.page)
        let problem = try #require(SampleContext.problem("nothing(1)"))
        #expect(problem.code == "expression_unknown_function")
        for name in ExpressionParser.functionNames { #expect(page.contains("`\(name)(") || page.contains("`\(name)`"), "\(name)") }
    }
}
