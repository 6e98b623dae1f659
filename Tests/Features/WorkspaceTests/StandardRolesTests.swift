// Also tests: StandardRole
import MartletAccess
import MartletCustomers
import MartletKernel
import MartletMetadata
import MartletSales
import MartletWorkspace
import Testing

@Suite struct StandardRolesTests {
    private func grants() throws -> [String: RoleGrants] {
        let schema = try Schema(AccessObjects.all + WorkspaceFeature.objects + CustomersFeature.objects + SalesFeature.objects)
        let all = try StandardRoles.all.map { ($0.code, try RoleGrants(name: $0.name.en, json: $0.grants, schema: schema)) }
        return Dictionary(uniqueKeysWithValues: all)
    }

    @Test func `the delivered roles are valid and differ in code and name`() throws {
        #expect(try grants().count == 6)
        #expect(Set(StandardRoles.all.map(\.name.zh)).count == 6 && Set(StandardRoles.all.map(\.name.en)).count == 6)
        #expect(StandardRoles.all.allSatisfy { !$0.description.zh.isEmpty && !$0.description.en.isEmpty })
    }

    @Test func `one role alone runs the workspace`() throws {
        let grants = try grants()
        #expect(grants.filter { $1.isAdministrator }.map(\.key) == ["administrator"])
        for (code, role) in grants where code != "administrator" {
            for object in ["user", "role", "department", "membership", "workingCalendar", "calendarDay", "pipeline", "pipelineStage"] {
                for operation in [RecordOperation.create, .update, .delete] {
                    #expect((role.grant(for: object).scopes[operation] ?? Scope.none) == Scope.none, "\(code) may \(operation) \(object)")
                }
            }
        }
    }

    @Test func `a salesperson keeps his own accounts, deletes none and takes none away`() throws {
        let role = try #require(try grants()["salesperson"])
        let account = role.grant(for: "account").scopes
        #expect(account[.read] == .own && account[.update] == .own && account[.create] == .all)
        #expect((account[.delete] ?? Scope.none) == Scope.none && (account[.export] ?? Scope.none) == Scope.none)
        #expect(role.grant(for: "contact").scopes[.export] == Scope.none)
        #expect(role.grant(for: "x_anything").scopes[.read] == .own, "an object of later on is usable at once")
    }

    @Test func `a manager sees his people's records, but not their private views`() throws {
        let role = try #require(try grants()["salesManager"])
        #expect(role.grant(for: "account").scopes[.read] == .reports)
        #expect(role.grant(for: "savedView").scopes[.read] == .own)
        #expect(role.allows(action: "record.merge") && !role.allows(action: "user.delete"))
    }

    @Test func `who only reads changes nothing`() throws {
        let role = try #require(try grants()["readOnly"])
        let account = role.grant(for: "account").scopes
        #expect(account[.read] == .all)
        #expect([RecordOperation.create, .update, .delete, .export, .import].allSatisfy { (account[$0] ?? Scope.none) == Scope.none })
    }

    @Test func `everybody may read the views meant for everybody`() throws {
        for (code, role) in try grants() where code != "administrator" {
            #expect(role.rules.contains { $0.object == "savedView" && $0.condition == "scope = \"all\"" }, "\(code)")
        }
    }
}
