import Testing

@testable import Decoding

@Suite struct PriceFactorTests {
    @Test(arguments: [("1.1", 11, 10), ("0.5", 5, 10), ("2", 2, 1), ("2.0", 2, 1), ("1.10", 11, 10), ("10", 10, 1)])
    func aFactorIsExact(text: String, numerator: Int64, denominator: Int64) throws {
        let factor = try PriceFactor(text)
        #expect(factor.numerator == numerator)
        #expect(factor.denominator == denominator)
    }

    @Test(arguments: ["0", "-1", "1001", "0.0000000001", "x", "1e300", "1e30"])
    func aFactorThatNobodyAsksForIsRefused(text: String) {
        #expect(throws: PriceError.self) { try PriceFactor(text) }
    }
}
