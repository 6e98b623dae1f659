/// How well predicted links match the true ones. A figure that divides by nothing is 0.
package struct LinkageQuality: Sendable, Equatable {
    package let predicted: Int
    package let right: Int
    package let wanted: Int

    package init(predicted: Int, right: Int, wanted: Int) {
        self.predicted = predicted
        self.right = right
        self.wanted = wanted
    }

    package var precision: Double { predicted == 0 ? 0 : Double(right) / Double(predicted) }
    package var recall: Double { wanted == 0 ? 0 : Double(right) / Double(wanted) }
    package var f1: Double { predicted + wanted == 0 ? 0 : 2 * Double(right) / Double(predicted + wanted) }
}
