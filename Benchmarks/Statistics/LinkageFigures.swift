import MartletKernel
import MartletStatistics

/// Duplicates without labels: Febrl, fake_1000, the restaurants and the hard Chinese list.
func linkageFigures() throws -> [BenchmarkRow] {
    try febrlRows() + chineseRows() + fakeRows() + restaurantRows()
}

private func row(
    _ name: String, _ quality: LinkageQuality, reference: Double, seconds: Double? = nil, ours: Double? = nil
) -> BenchmarkRow {
    BenchmarkRow(
        name, reference: reference, ours: quality.f1, tolerance: 1e-6, better: 1, referenceSeconds: seconds,
        ourSeconds: ours)
}

/// Compares, estimates and scores every candidate.
private func link(
    _ pairs: [RecordPair], fields: [LinkageField], classes: LinkageModel.PairClasses, above threshold: Double,
    levels: (RecordPair) -> [Int8]
) throws -> [RecordPair] {
    var patterns = try AgreementPatterns(fields: fields)
    let compared = pairs.map(levels)
    for one in compared { try patterns.add(one) }
    let model = try LinkageModel(fitting: patterns, classes: classes)
    let scores = patterns.counts.keys.reduce(into: [[Int8]: Double]()) { $0[$1] = model.probability($1) }
    return zip(pairs, compared).filter { (scores[$0.1] ?? 0) > threshold }.map(\.0)
}

private func febrlRows() throws -> [BenchmarkRow] {
    let shared = ["given_name", "surname", "date_of_birth", "postcode+street_number"]
    return try [
        ("FEBRL1 EM F1", "dataset1.csv", shared + ["soc_sec_id"], FebrlPersons.all, 1.0, 0.384),
        ("FEBRL3 EM F1", "dataset3.csv", shared + ["soc_sec_id"], FebrlPersons.all, 0.998468, 2.1),
        ("FEBRL3 EM without number F1", "dataset3.csv", shared, FebrlPersons.withoutNumber, 0.986278, 1.3),
    ].map { name, file, keys, fields, reference, seconds in
        let persons = try FebrlPersons(file)
        let run = try timed {
            try link(
                persons.candidates(keys).pairs, fields: fields.map { LinkageField($0) }, classes: .twoClasses,
                above: 0.5, levels: persons.levels(fields))
        }
        let quality = LinkageQuality(
            predicted: run.value.count, right: run.value.filter(persons.isTrue).count, wanted: persons.truePairs)
        return row(name, quality, reference: reference, seconds: seconds, ours: run.seconds)
    }
}

private func chineseRows() throws -> [BenchmarkRow] {
    let customers = try ChineseCustomers()
    return try [(LinkageModel.PairClasses.twoClasses, "two"), (.threeClasses, "three")].flatMap { classes, name in
        try [(0.5, 0.92), (0.9, 0.92)].map { threshold, reference in
            let run = try timed {
                try link(
                    customers.candidates.pairs, fields: ChineseCustomers.fields, classes: classes, above: threshold,
                    levels: customers.levels)
            }
            let quality = LinkageQuality(
                predicted: run.value.count, right: run.value.filter(customers.isTrue).count,
                wanted: customers.truePairs)
            return row(
                "Chinese list, \(name) classes, P > \(threshold), F1", quality, reference: reference, seconds: 0.662,
                ours: run.seconds)
        }
    }
}

private func fakeRows() throws -> [BenchmarkRow] {
    let people = try FakePeople()
    let run = try timed {
        try link(
            people.candidates.pairs, fields: FakePeople.fields, classes: .twoClasses, above: 0.5,
            levels: people.levels)
    }
    let quality = LinkageQuality(
        predicted: run.value.count, right: run.value.filter(people.isTrue).count, wanted: people.truePairs)
    return [row("fake_1000 F1", quality, reference: 0.84842, seconds: 1.47, ours: run.seconds)]
}

private func restaurantRows() throws -> [BenchmarkRow] {
    let restaurants = try Restaurants()
    let run = timed { restaurants.rule() }
    let estimated = try timed { try restaurants.estimated() }
    return [
        row("restaurants, EM without labels, F1", estimated.value, reference: 0.347418, seconds: 1.604, ours: estimated.seconds),
        row("restaurants, rule on all pairs, F1", run.value, reference: 0.977778, seconds: 0.024, ours: run.seconds),
    ]
}
