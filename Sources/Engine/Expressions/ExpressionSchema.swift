import MartletStorage

/// What the parser asks about objects. `MartletMetadata.Schema` implements it; tests bring their own.
package protocol ExpressionSchema: Sendable {
    /// `nil` when there is no such object.
    func expressionObject(_ name: String) -> ExpressionObject?
}

/// An object as expressions see it.
package struct ExpressionObject: Sendable {
    package let name: String
    package let table: String
    /// By name; order is that of declaration.
    package let fields: [ExpressionField]
    /// To-many relations by name: the records of another object that refer to this one.
    package let relations: [ExpressionRelation]
    /// The name of the reference field to a record of the same object that makes it a tree (`parent`), for `within`.
    package let treeField: String?

    package init(
        name: String, table: String, fields: [ExpressionField], relations: [ExpressionRelation] = [], treeField: String? = nil
    ) {
        self.name = name
        self.table = table
        self.fields = fields
        self.relations = relations
        self.treeField = treeField
    }
}

/// A field as expressions see it: its type and the column that stores it.
package struct ExpressionField: Sendable, Hashable {
    package let name: String
    package let type: ExpressionType
    /// The column that is compared and returned: text, integer units, days, milliseconds, id. Money compares by its
    /// base amount, which is this column.
    package let column: String
    /// Text only: the column with the folded form, `NULL` where it equals the text. `nil`: no `contains` on it.
    package let foldedColumn: String?
    /// Money only: the columns of the amount and the currency, for a comparison in one named currency.
    package let amountColumn: String?
    package let currencyColumn: String?
    /// A list's table (`owner_id id, position integer, value …`): lists are stored as rows of their own.
    package let listTable: String?

    package init(
        name: String, type: ExpressionType, column: String, foldedColumn: String? = nil, amountColumn: String? = nil,
        currencyColumn: String? = nil, listTable: String? = nil
    ) {
        self.name = name
        self.type = type
        self.column = column
        self.foldedColumn = foldedColumn
        self.amountColumn = amountColumn
        self.currencyColumn = currencyColumn
        self.listTable = listTable
    }
}

/// The other records of a to-many relation. Trashed records never count.
package struct ExpressionRelation: Hashable, Sendable {
    package enum Direction: Hashable, Sendable {
        /// `field` of the other object, a reference or a list of references, holds this record's id.
        case incoming
        /// `field` of this object, a list of references, holds the other record's id.
        case outgoing
    }

    package let name: String
    package let object: String
    package let field: String
    package let direction: Direction

    package init(name: String, object: String, field: String, direction: Direction = .incoming) {
        self.name = name
        self.object = object
        self.field = field
        self.direction = direction
    }
}

/// What the reader may see; consulted wherever an expression leaves the row it starts on or names a field, so that a
/// hidden value cannot be filtered through. `nil` conditions mean "always". A hidden value reads as `null`, an
/// invisible record of a path as absent.
package protocol ExpressionGuard: Sendable {
    /// The condition, over a record of `object`, under which the reader may see the record at all.
    func rowCondition(of object: String) -> Expression?
    /// The condition, over a record of `object`, under which the reader may see the field's value.
    func fieldCondition(of object: String, field: String) -> Expression?
}

/// A guard for the system itself: everything is visible.
package struct OpenGuard: ExpressionGuard {
    package init() {}
    package func rowCondition(of object: String) -> Expression? { nil }
    package func fieldCondition(of object: String, field: String) -> Expression? { nil }
}
