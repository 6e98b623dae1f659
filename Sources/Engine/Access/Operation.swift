/// What is done to records of an object; roles grant each on its own.
package enum RecordOperation: String, Sendable, CaseIterable {
    case create, read, update, delete, export, `import`
}

/// How far a grant reaches, from the narrowest; each includes those before it.
package enum Scope: String, Sendable, CaseIterable, Comparable {
    case none
    /// Records one owns.
    case own
    /// And those of the departments one belongs to.
    case department
    /// And those of the departments below.
    case subtree
    /// And those owned by the people who report to one, directly or through others.
    case reports
    case all

    package static func < (left: Scope, right: Scope) -> Bool { left.rank < right.rank }
    private var rank: Int { Scope.allCases.firstIndex(of: self) ?? 0 }
}
