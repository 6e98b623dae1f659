import MartletKernel
import MartletMetadata
import MartletStorage

/// Reads from the database who an actor is.
package struct CallerLoader {
    private let connection: any Connection
    private let schema: Schema
    private let today: CalendarDate

    /// - Parameter today: memberships count from their first to their last day.
    package init(_ connection: any Connection, schema: Schema, today: CalendarDate) {
        self.connection = connection
        self.schema = schema
        self.today = today
    }

    /// - Throws: `Problem` `user_inactive` when the user is gone or deactivated.
    package func load(_ actor: Actor) throws -> Caller {
        guard let id = actor.user else { return Caller.system(actor) }
        let users = try schema.require("user")
        let record = try connection.first(
            "SELECT \(sql: SQL(stringLiteral: users.columnList)) FROM users WHERE id = \(id) AND deleted_at IS NULL"
        ) { users.record(from: $0) }
        guard let record, record["isActive"].boolean == true else {
            throw Problem(.unauthenticated, "user_inactive", zh: "该用户已停用或不存在。", en: "This user is deactivated or does not exist.")
        }
        let departments = try self.departments(of: id, main: record["department"].id)
        let teams = try connection.all(
            "SELECT owner_id FROM teams_members WHERE value = \(id)"
        ) { $0.id(0) }.compactMap(\.self)
        let roles = try self.roles(of: record, only: actor.onlyRole)
        let grantees = [id] + teams + departments + roles.map(\.id)
        return Caller(
            actor: actor, me: values(of: record), departments: departments,
            subtree: try below(departments, table: "departments", parent: "parent"), reports: try reports(of: id), teams: teams,
            roleIDs: roles.map(\.id), roles: roles.map(\.grants), hasShares: try hasShares(grantees))
    }

    private func values(of record: Record) -> [String: Value] {
        var result: [String: Value] = [:]
        for (position, field) in record.object.fields.enumerated() where !field.isSecret {
            result[field.name] = field.type.expressionValue(of: record.values[position])
        }
        return result
    }

    private func departments(of user: RecordID, main: RecordID?) throws -> [RecordID] {
        let memberships = try connection.all(
            """
            SELECT DISTINCT department FROM memberships WHERE \(name: "user") = \(user) AND deleted_at IS NULL
              AND (\(name: "from") IS NULL OR \(name: "from") <= \(Int(today.days))) AND (\(name: "to") IS NULL OR \(name: "to") >= \(Int(today.days)))
            """
        ) { $0.id(0) }
        return Array(Set(memberships.compactMap(\.self) + (main.map { [$0] } ?? []))).sorted()
    }

    private func reports(of user: RecordID) throws -> [RecordID] {
        try below([user], table: "users", parent: "manager").filter { $0 != user }
    }

    /// The nodes themselves and all below them. `UNION` ends even where the data have a circle.
    private func below(_ nodes: [RecordID], table: String, parent: String) throws -> [RecordID] {
        guard !nodes.isEmpty else { return [] }
        let sql: SQL = """
            WITH RECURSIVE tree (id) AS (
              SELECT id FROM \(name: table) WHERE id IN \(list: nodes.map(SQLValue.id)) AND deleted_at IS NULL
              UNION SELECT child.id FROM \(name: table) child JOIN tree ON child.\(name: parent) = tree.id WHERE child.deleted_at IS NULL)
            SELECT id FROM tree
            """
        return try connection.all(sql) { $0.id(0) }.compactMap(\.self)
    }

    private func roles(of user: Record, only: RecordID?) throws -> [(id: RecordID, grants: RoleGrants)] {
        var ids = user["roles"].list?.compactMap(\.id) ?? []
        if let only { ids = ids.filter { $0 == only } }
        guard !ids.isEmpty else { return [] }
        let roles = try schema.require("role")
        let records = try connection.all(
            "SELECT \(sql: SQL(stringLiteral: roles.columnList)) FROM roles WHERE id IN \(list: ids.map(SQLValue.id)) AND deleted_at IS NULL"
        ) { roles.record(from: $0) }
        return try records.map { role in
            (
                role.id,
                try RoleGrants(name: role["name"].text ?? "", json: role["grants"].json ?? .object([]), schema: schema, isStored: true)
            )
        }
    }

    private func hasShares(_ grantees: [RecordID]) throws -> Bool {
        try connection.exists("SELECT 1 FROM shares WHERE grantee IN \(list: grantees.map(SQLValue.id)) AND deleted_at IS NULL LIMIT 1")
    }
}
