import Foundation

/// 9,835 baskets of a grocery, items numbered alphabetically.
struct Groceries {
    let names: [String]
    let baskets: [[Int]]

    init() throws {
        let lines = try SharedData.text("basket-groceries/groceries.csv").split(separator: "\n")
        let words = lines.map { line in line.split(separator: ",").map { String($0).trimmingCharacters(in: .whitespaces) } }
        let names = Set(words.joined()).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
        self.names = names
        baskets = words.map { $0.compactMap { numbers[$0] } }
    }
}
