import Foundation

/// A JSON file of expected figures, walked by subscript: `figures["LL"].double`.
struct JSONFigures {
    private let value: Any?
    init(_ value: Any?) { self.value = value }

    subscript(key: String) -> JSONFigures { JSONFigures((value as? [String: Any])?[key]) }
    subscript(index: Int) -> JSONFigures { JSONFigures(array.indices.contains(index) ? array[index].value : nil) }

    var double: Double { (value as? NSNumber)?.doubleValue ?? .nan }
    var int: Int { (value as? NSNumber)?.intValue ?? .min }
    var string: String { value as? String ?? "" }
    var isNull: Bool { value == nil || value is NSNull }
    var array: [JSONFigures] { (value as? [Any] ?? []).map { JSONFigures($0) } }
    var doubles: [Double] { array.map(\.double) }
    /// A whole object of numbers at once, where walking it by key would be slow.
    var numbers: [String: Double] { (value as? [String: NSNumber] ?? [:]).mapValues(\.doubleValue) }
    var keys: [String] { (value as? [String: Any] ?? [:]).keys.sorted() }
}
