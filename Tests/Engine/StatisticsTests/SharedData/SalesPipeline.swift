import MartletStatistics

/// "CRM Sales Opportunities": engaged deals with list price, outcome and agent. Deals still being prospected have
/// no start and are left out.
struct SalesPipeline {
    let cases: [ClosingCase]

    init() throws {
        let products = try SharedData.csv("pipeline-crm/products.csv")
        var prices = Dictionary(uniqueKeysWithValues: zip(products.column("product"), products.numbers("sales_price")))
        prices["GTXPro"] = prices["GTX Pro"]
        let rows = try SharedData.csv("pipeline-crm/sales_pipeline.csv").rows
        let agents = Array(Set(rows.map { $0[1] })).sorted()
        cases = rows.compactMap { row in
            guard let start = Self.day(row[5]) else { return nil }
            return ClosingCase(
                start: start, end: Self.day(row[6]), isWon: row[4] == "Won", amount: prices[row[2]] ?? .nan,
                realized: Double(row[7]) ?? 0, owner: agents.firstIndex(of: row[1]) ?? -1)
        }
    }

    /// 10/20/2016
    private static func day(_ text: String) -> Int? {
        let parts = text.split(separator: "/").compactMap { Int($0) }
        return parts.count == 3 ? dayNumber(year: parts[2], month: parts[0], day: parts[1]) : nil
    }
}
