import MartletStatistics

/// Search against BM25 of the reference, in English with Porter's stemmer and in Chinese by pairs of characters.
func searchFigures() throws -> [BenchmarkRow] {
    let cranfield = try SearchCollection.cranfield(), chinese = try SearchCollection.chineseParagraphs()
    let segmenter = try WordSegmenter(JiebaData.words(), unknown: JiebaData.unknownWords())
    func cleaned(_ words: [String]) -> [String] {
        words.map { $0.lowercased() }.filter { $0.contains { $0.isLetter || $0.isNumber || $0 == "_" } }
    }
    let cases: [(String, SearchCollection, Double, Double?, Double, Double, (String) -> [String])] = [
        ("Cranfield, stemmed", cranfield, 0.516032, 0.312, 0.09, 0.016, { EnglishTokens.words($0) }),
        ("Cranfield, whole words", cranfield, 0.499896, 0.162, 0.09, 0.016, { EnglishTokens.words($0, stemming: false) }),
        ("CMRC, pairs", chinese, 0.981164, 0.09, 0.45, 0.47, SearchTokens.bigrams),
        ("CMRC, characters", chinese, 0.951741, 0.06, 0.13, 0.25, SearchTokens.unigrams),
        ("CMRC, words", chinese, 0.979916, 2.0, 0.18, 0.18, { cleaned(segmenter.words($0)) }),
        ("CMRC, words for search", chinese, 0.978184, 2.5, 0.22, 0.31, { cleaned(segmenter.searchWords($0)) }),
    ]
    return try cases.flatMap { name, collection, reference, tokenSeconds, indexSeconds, searchSeconds, tokens in
        let texts = timed { collection.texts.map(tokens) }
        let questions = collection.questions.map(tokens)
        let index = try timed { try BM25Index(texts.value) }
        let lists = timed { index.value.searchAll(questions, count: 1_000) }
        let quality = try collection.quality(lists.value)
        return [
            BenchmarkRow(
                "\(name) nDCG@10, all questions", reference: reference, ours: quality.nDCG, tolerance: 5e-6,
                referenceSeconds: searchSeconds, ourSeconds: lists.seconds),
            BenchmarkRow(
                "  MRR@10, index", reference: .nan, ours: quality.MRR, tolerance: nil, referenceSeconds: indexSeconds,
                ourSeconds: index.seconds),
            BenchmarkRow(
                "  mean length, tokenise", reference: .nan, ours: index.value.meanLength, tolerance: nil,
                referenceSeconds: tokenSeconds, ourSeconds: texts.seconds),
        ]
    }
}

/// The PKU test text, line by line against jieba's output.
func segmentationFigures() throws -> [BenchmarkRow] {
    let list = try timed { try JiebaData.load() }
    let lines = try SharedData.text("segmentation/pku_test_gold.utf8").split(whereSeparator: \.isNewline).map { line in
        String(line.filter { !$0.isWhitespace })
    }
    let characters = lines.reduce(0) { $0 + $1.count }
    var rows = [
        BenchmarkRow(
            "dictionary, words", reference: 349_046, ours: Double(list.value.words), tolerance: nil,
            referenceSeconds: 0.86, ourSeconds: list.seconds)
    ]
    let cases: [(String, UnknownWords?, Double)] = [
        ("nohmm", nil, 238_000), ("hmm", try JiebaData.unknownWords(), 229_000),
    ]
    for (file, unknown, speed) in cases {
        let expected = try SharedData.text("segmentation/expected_pku_jieba_\(file).txt").split(whereSeparator: \.isNewline)
        let segmenter = WordSegmenter(list.value, unknown: unknown)
        let run = timed { lines.map { segmenter.words($0).joined(separator: " ") } }
        let wrong = zip(run.value, expected).filter { $0 != $1 }.count
        rows.append(
            BenchmarkRow(
                "lines unlike jieba's (\(file)), of \(lines.count)", reference: 0, ours: Double(wrong), tolerance: 0,
                referenceSeconds: Double(characters) / speed, ourSeconds: run.seconds))
    }
    return rows
}

/// Sentiment and category of reviews against scikit-learn.
func textClassFigures() throws -> [BenchmarkRow] {
    let segmenter = try WordSegmenter(JiebaData.words(), unknown: JiebaData.unknownWords())
    let words = LabelledTexts.chineseWords(segmenter)
    let deliveries = try LabelledTexts.deliveries(), phones = try LabelledTexts.phones()
    let category = try LabelledTexts.shops("cat"), feeling = try LabelledTexts.shops("label")
    return try textClassRows("deliveries", deliveries, words, bayes: (0.885738, 0.31), logistic: (0.897832, 0.36))
        + textClassRows("deliveries, characters", deliveries, SearchTokens.grams, logistic: (0.901585, 1.1))
        + textClassRows("phones", phones, LabelledTexts.englishWords, bayes: (0.82, 0.021), logistic: (0.8, 0.02))
        + textClassRows("category", category, words, bayes: (0.860147, 0.8), logistic: (0.869385, 8.2))
        + textClassRows("category, characters", category, SearchTokens.grams, logistic: (0.880057, 35))
        + textClassRows("shop sentiment", feeling, words, bayes: (0.899012, 0.6), logistic: (0.913507, 1.3))
        + textClassRows("shop sentiment, characters", feeling, SearchTokens.grams, logistic: (0.921313, 4.3))
        + [untrainedRow(train: feeling, test: deliveries)]
}

/// Accuracy and seconds of learning from tokens and labelling the test part. Naive Bayes must be exact, logistic
/// regression may differ by a text on the edge. Seconds leave out the segmentation into words, as the reference's
/// do, but hold the cutting into characters.
private func textClassRows(
    _ name: String, _ data: LabelledTexts, _ tokens: (String) -> [String], bayes: (Double, Double)? = nil,
    logistic: (Double, Double)
) throws -> [BenchmarkRow] {
    let cutting = timed(repeats: 1) { data.texts.map(tokens) }
    let cut = cutting.value, cutSeconds = bayes == nil ? cutting.seconds : 0
    let train = data.part(test: false), test = data.part(test: true)
    let texts = train.map { cut[$0] }, labels = train.map { data.labels[$0] }, held = test.map { cut[$0] }
    var rows: [BenchmarkRow] = []
    if let bayes {
        let run = try timed(repeats: 1) {
            let model = try NaiveBayesText(texts, labels: labels)
            return (held.map(model.probabilities), model.classes)
        }
        let result = try LabelledResult(data, probabilities: run.value.0, classes: run.value.1)
        rows.append(
            BenchmarkRow(
                "\(name): naive Bayes", reference: bayes.0, ours: result.quality.accuracy, tolerance: 1e-6,
                referenceSeconds: bayes.1, ourSeconds: run.seconds))
    }
    let run = try timed(repeats: 1) {
        let model = try LogisticText(texts, labels: labels)
        return (model.probabilities(held), model.classes)
    }
    let result = try LabelledResult(data, probabilities: run.value.0, classes: run.value.1)
    rows.append(
        BenchmarkRow(
            "\(name): logistic", reference: logistic.0, ours: result.quality.accuracy, tolerance: 0.0005, better: 1,
            referenceSeconds: logistic.1, ourSeconds: run.seconds + cutSeconds))
    return rows
}

/// Reviews of one trade labelled by what was learned from others, against SnowNLP as shipped.
private func untrainedRow(train: LabelledTexts, test: LabelledTexts) throws -> BenchmarkRow {
    let model = try LogisticText(train.texts.map(SearchTokens.grams), labels: train.labels)
    let held = test.part(test: true)
    let guesses = model.labels(held.map { SearchTokens.grams(test.texts[$0]) })
    let quality = try LabelQuality(predicted: guesses, actual: held.map { test.labels[$0] })
    return BenchmarkRow(
        "deliveries, learned from shop reviews only", reference: 0.80025, ours: quality.accuracy, tolerance: nil)
}
