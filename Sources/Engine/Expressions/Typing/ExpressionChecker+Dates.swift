import MartletKernel
import MartletStorage

/// Calls about days, working time and trees.
extension ExpressionChecker {
    func dated(_ arguments: Arguments) throws -> ExpressionNode {
        switch arguments.name {
        case "date":
            try arguments.count(1...1)
            return try arguments.day(0)
        case "year": return try part(.year, arguments)
        case "quarter": return try part(.quarter, arguments)
        case "month": return try part(.month, arguments)
        case "day": return try part(.day, arguments)
        case "weekday": return try part(.weekday, arguments)
        case "startOfWeek": return try start(.week, arguments)
        case "startOfMonth": return try start(.month, arguments)
        case "startOfQuarter": return try start(.quarter, arguments)
        case "startOfYear": return try start(.year, arguments)
        case "addDays": return try counted(.addDays, arguments)
        case "addMonths": return try counted(.addMonths, arguments)
        default:
            throw ExpressionProblem.unknownFunction(arguments.name, at: arguments.position, among: ExpressionChecker.functions)
        }
    }

    func working(_ arguments: Arguments) throws -> ExpressionNode {
        switch arguments.name {
        case "isWorkday":
            try arguments.count(1...1)
            return ExpressionNode(.call(.isWorkday, [try arguments.day(0)]), .boolean)
        case "addWorkdays": return try counted(.addWorkdays, arguments)
        case "workHours":
            try arguments.count(2...2)
            return ExpressionNode(.call(.workTime, [try arguments.node(0, as: .instant), try arguments.node(1, as: .instant)]), .duration)
        default: return try within(arguments)
        }
    }

    private func part(_ function: ScalarFunction, _ arguments: Arguments) throws -> ExpressionNode {
        try arguments.count(1...1)
        return ExpressionNode(.call(function, [try arguments.day(0)]), .integer)
    }

    private func start(_ unit: ScalarFunction.CalendarUnit, _ arguments: Arguments) throws -> ExpressionNode {
        try arguments.count(1...1)
        return ExpressionNode(.call(.startOf(unit), [try arguments.day(0)]), .date)
    }

    private func counted(_ function: ScalarFunction, _ arguments: Arguments) throws -> ExpressionNode {
        try arguments.count(2...2)
        return ExpressionNode(.call(function, [try arguments.day(0), try arguments.node(1, as: .integer)]), .date)
    }

    /// Both are references to records of one object that form a tree; a text stands for an id.
    private func within(_ arguments: Arguments) throws -> ExpressionNode {
        try arguments.count(2...2)
        let inner = try arguments.node(0)
        guard case .reference(let name) = inner.type, let object = schema.expressionObject(name),
            let parent = object.treeField.flatMap(object.field)
        else { throw arguments.unexpected(0, ["reference to a tree"], inner.type) }
        let outer = try arguments.node(1, as: inner.type)
        let tree = ExpressionNode.Tree(object: name, table: object.table, parentField: parent.name, parentColumn: parent.column)
        return ExpressionNode(.within(inner, outer, tree), .boolean)
    }
}
