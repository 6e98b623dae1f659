func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
}

func norm(_ a: [Double]) -> Double { dot(a, a).squareRoot() }
