import MartletKernel
import MartletMetadata
import MartletStorage

/// SQL of the tests: the whole schema, and rows without the pipeline, which lies above what is tested here.
enum Statements {
    /// Everything that makes the schema in an empty database, in the order it must run.
    static func all(of schema: Schema, dialect: Dialect) throws -> [String] {
        let tables = schema.objects.map { TableDefinition($0, in: schema, dialect: dialect) }
        return tables.map(\.createTable) + tables.flatMap(\.listTables) + tables.flatMap(\.indexes)
            + tables.flatMap { $0.foreignKeys.map(\.statement) }
    }

    static func insert(_ record: Record) -> SQL {
        let columns = record.object.columnList
        let values = zip(record.object.fields, record.values).flatMap { record.object.stored($1, of: $0) }
        return SQL(stringLiteral: "INSERT INTO \(SQL.quoted(record.object.table)) (\(columns)) VALUES ") + "\(list: values)"
    }

    /// The users that foreign keys of the samples lead to.
    static func insertPeople(_ schema: Schema, in connection: any Connection) throws {
        let users = try schema.require("user")
        for number in [7, 8, 9] as [UInt64] {
            var user = Record(users, id: Fixtures.id(number))
            user.version = 1
            user["createdAt"] = .instant(Instant(milliseconds: 1))
            user["updatedAt"] = .instant(Instant(milliseconds: 1))
            user["name"] = .text("用户 \(number)")
            user["email"] = .text("user\(number)@example.com")
            user["kind"] = .text("staff")
            user["language"] = .text("en")
            user["isActive"] = .boolean(true)
            try connection.execute(insert(user))
        }
    }
}
