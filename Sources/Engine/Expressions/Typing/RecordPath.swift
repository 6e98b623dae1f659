import MartletStorage

/// A field reached from a record, its names already resolved: `department.parent.name` is a root and three steps, of which
/// all but the last are references.
struct RecordPath: Hashable, Sendable {
    enum Root: Hashable, Sendable {
        /// A record by nesting: 0 is the record the expression is about, 1 that of the outermost quantifier, and so on.
        case scope(Int)
        /// The caller's own record, whose fields are bound when the expression is compiled.
        case me
    }

    struct Step: Hashable, Sendable {
        let object: String
        let table: String
        let field: ExpressionField
    }

    let root: Root
    let steps: [Step]

    var last: Step? { steps.last }

    /// One field of a record that is at hand, so that naming it twice costs nothing.
    var isColumn: Bool { root != .me && steps.count == 1 }

    /// `me.department`: known before any record is read.
    var isConstant: Bool { root == .me && steps.count == 1 }
}
