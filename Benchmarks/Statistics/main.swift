import Foundation

/// `make bench-statistics`: every model beside its published figure. Exits 1 when a figure misses its
/// reference, so that it can stand in a pipeline; being slower is printed, not failed.
///
/// One family per line, one file per family. An argument picks the families whose name contains it.
let families: [(name: String, rows: () throws -> [BenchmarkRow])] = [
    ("Value and repurchase", valueFigures),
    ("RFM", rfmFigures),
    ("Scores and cohorts of a shop's year", cohortFigures),
    ("Survival", survivalFigures),
    ("What closes in a quarter", closingFigures),
    ("Classification", classificationFigures),
    ("Forecasting: M3", m3Figures),
    ("Forecasting: six textbook series", textbookFigures),
    ("Forecasting: car parts", carPartFigures),
    ("Record linkage", linkageFigures),
    ("Recommendation", recommendationFigures),
    ("Baskets", basketFigures),
    ("Clustering", clusteringFigures),
    ("Text search", searchFigures),
    ("Segmentation", segmentationFigures),
    ("Text classes", textClassFigures),
]

let wanted = CommandLine.arguments.dropFirst().map { $0.lowercased() }
var table = BenchmarkTable()
for family in families where wanted.isEmpty || wanted.contains(where: family.name.lowercased().contains) {
    table.print(family.name, try family.rows())
}
print("\n\(table.misses.count) missed, \(table.slower.count) slower than the reference library")
for miss in table.misses { print("missed: \(miss)") }
for slow in table.slower { print("slower: \(slow)") }
exit(table.misses.isEmpty ? 0 : 1)
