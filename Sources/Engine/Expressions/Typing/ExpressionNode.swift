import MartletKernel
import MartletStorage

/// An expression after checking: every name resolved, every conversion explicit, so that SQL and memory have nothing
/// left to decide. Values are in stored form (`SQLValue`): units, days, milliseconds, bytes.
struct ExpressionNode: Hashable, Sendable {
    let kind: Kind
    let type: ExpressionType
    /// Nodes in this tree; expansion such as that of `between` may repeat a part, so it is bounded.
    let size: Int
    let depth: Int
    /// True when no record is read: the value is computed once, and a comparison with it can use an index.
    let isConstant: Bool

    indirect enum Kind: Hashable, Sendable {
        case constant(SQLValue)
        /// An amount in a named currency, worth something only where that is the base currency.
        case money(units: Int64, currency: Currency)
        case now, today, me
        case path(RecordPath)
        /// The amount in that currency of a money field; `null` for money in another one.
        case amount(RecordPath, Currency)
        case isNull(ExpressionNode)
        case not(ExpressionNode)
        case and([ExpressionNode])
        case or([ExpressionNode])
        case compare(Comparison, ExpressionNode, ExpressionNode)
        /// The candidates are constants of the same type up to scale.
        case oneOf(ExpressionNode, [ExpressionNode])
        /// Both sides are constants or fields with a folded column.
        case textTest(TextTest, ExpressionNode, ExpressionNode)
        case listContains(RecordPath, ExpressionNode)
        case listCount(RecordPath)
        case choose(ExpressionNode, then: ExpressionNode, else: ExpressionNode)
        case coalesce([ExpressionNode])
        case call(ScalarFunction, [ExpressionNode])
        case within(ExpressionNode, ExpressionNode, Tree)
        case exists(RelatedRecords)
        case aggregate(Aggregate, RelatedRecords, of: ExpressionNode?)
    }

    enum Comparison: Hashable, Sendable {
        case equal, less, lessOrEqual, greater, greaterOrEqual
    }

    enum TextTest: Hashable, Sendable {
        case contains, startsWith, endsWith
    }

    enum Aggregate: Hashable, Sendable {
        case count, sum, min, max
        /// The mean at the node's scale; `shift` places more than the value's.
        case average(shift: Int)
    }

    /// The object whose records form a tree, and the field that refers to the parent.
    struct Tree: Hashable, Sendable {
        let object: String
        let table: String
        let parentField: String
        let parentColumn: String
    }

    /// The records of another object that refer to one reached by `base`.
    struct RelatedRecords: Hashable, Sendable {
        /// To the record whose relation it is; it ends in the field that must be visible there: `id`, or the list itself
        /// when the record holds the list.
        let base: RecordPath
        let relation: ExpressionRelation
        let table: String
        /// The reference, or list of references, that ties the two together.
        let link: ExpressionField
        /// The number of the scope that the related record takes.
        let scope: Int
        let condition: ExpressionNode?
    }

    init(_ kind: Kind, _ type: ExpressionType) {
        self.kind = kind
        self.type = type
        let children = kind.children
        size = children.reduce(1) { min($0 + $1.size, 1_000_000) }
        depth = 1 + (children.map(\.depth).max() ?? 0)
        isConstant = kind.readsNothing && children.allSatisfy(\.isConstant)
    }

    static func constant(_ value: SQLValue, _ type: ExpressionType) -> ExpressionNode { ExpressionNode(.constant(value), type) }
    static func boolean(_ value: Bool) -> ExpressionNode { constant(.boolean(value), .boolean) }

    var isNullLiteral: Bool { kind == .constant(.null) }
}

extension ExpressionNode.Kind {
    var children: [ExpressionNode] {
        switch self {
        case .constant, .money, .now, .today, .me, .path, .amount, .listCount: []
        case .isNull(let node), .not(let node), .listContains(_, let node): [node]
        case .and(let nodes), .or(let nodes), .coalesce(let nodes), .call(_, let nodes): nodes
        case .compare(_, let left, let right), .textTest(_, let left, let right), .within(let left, let right, _): [left, right]
        case .oneOf(let node, let candidates): [node] + candidates
        case .choose(let condition, let then, let other): [condition, then, other]
        case .exists(let records): records.condition.map { [$0] } ?? []
        case .aggregate(_, let records, let value): [records.condition, value].compactMap(\.self)
        }
    }

    fileprivate var readsNothing: Bool {
        switch self {
        case .path(let path), .amount(let path, _): path.isConstant
        case .listContains, .listCount, .within, .exists, .aggregate: false
        default: true
        }
    }
}
