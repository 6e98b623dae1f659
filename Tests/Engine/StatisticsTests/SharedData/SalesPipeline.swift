import MartletStatistics

/// "CRM Sales Opportunities": deals with list price, outcome and agent; `stage` is 1 for deals engaged in and 0 for
/// those still being prospected, which have no start.
struct SalesPipeline {
    /// Engaged deals, in the order of the file.
    let cases: [ClosingCase]
    /// Prospects, as if begun on the last day of the file.
    let prospects: [ClosingCase]
    /// The product of each of `cases + prospects`, as a number.
    let products: [Int]

    init() throws {
        let list = try SharedData.csv("pipeline-crm/products.csv")
        let names = list.column("product")
        let prices = list.numbers("sales_price")
        let rows = try SharedData.csv("pipeline-crm/sales_pipeline.csv").rows
        let agents = Array(Set(rows.map { $0[1] })).sorted()
        var engaged: [(ClosingCase, Int)] = []
        var waiting: [(ClosingCase, Int)] = []
        for row in rows {
            // The file writes one product without its blank.
            let product = names.firstIndex(of: row[2] == "GTXPro" ? "GTX Pro" : row[2]) ?? -1
            let start = Self.day(row[5])
            let item = ClosingCase(
                start: start ?? dayNumber(year: 2017, month: 12, day: 31), end: Self.day(row[6]), isWon: row[4] == "Won",
                amount: prices[product], realized: Double(row[7]) ?? 0, stage: start == nil ? 0 : 1,
                owner: agents.firstIndex(of: row[1]) ?? -1)
            if start == nil { waiting.append((item, product)) } else { engaged.append((item, product)) }
        }
        cases = engaged.map(\.0)
        prospects = waiting.map(\.0)
        products = (engaged + waiting).map(\.1)
    }

    /// 10/20/2016
    private static func day(_ text: String) -> Int? {
        let parts = text.split(separator: "/").compactMap { Int($0) }
        return parts.count == 3 ? dayNumber(year: parts[2], month: parts[0], day: parts[1]) : nil
    }
}
