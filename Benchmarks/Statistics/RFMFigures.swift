import MartletStatistics

/// The R package's order data: scores of all 995 buyers.
func rfmFigures() throws -> [BenchmarkRow] {
    let table = try SharedData.csv("rfm-orders/rfm_data_orders.csv")
    let expected = try SharedData.json("rfm-orders/expected.json")
    let names = Array(Set(table.column("customer_id"))).sorted()
    let index = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let purchases = table.rows.map {
        Purchase(buyer: index[$0[0]] ?? -1, day: dayNumber(iso: $0[1]), amount: Double($0[2]) ?? .nan)
    }
    let rfm = try timed { try RecencyFrequencyMonetary(purchases, asOf: dayNumber(year: 2006, month: 12, day: 31)) }
    return expected["segments"].keys.enumerated().map { position, segment in
        BenchmarkRow(
            segment, reference: expected["segments"][segment].double,
            ours: Double(rfm.value.rows.count { $0.segment.rawValue == segment }), tolerance: 0,
            referenceSeconds: position == 0 ? expected["cpu_pandas_s"].double : nil,
            ourSeconds: position == 0 ? rfm.seconds : nil)
    }
}
