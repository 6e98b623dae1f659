import Foundation
import MartletStatistics

/// The four point tables of the clustering figures, by their names in the file of expected figures.
enum ClusteringData {
    static func all() throws -> [(String, PointTable)] {
        let iris = try SharedData.csv("clustering/iris.csv")
        let flowers = try PointTable(iris.rows.map { row in row.prefix(4).map { Double($0) ?? .nan } })
        let wholesale = try SharedData.csv("clustering/wholesale_customers.csv")
        let spending = wholesale.rows.map { row in row[2..<8].map { Double($0) ?? .nan } }
        return [
            ("iris_raw", flowers),
            ("iris_zscore", try flowers.standardised()),
            ("wholesale_log_zscore", try PointTable(spending.map { $0.map { log($0) } }).standardised()),
            ("wholesale_zscore", try PointTable(spending).standardised()),
        ]
    }
}
