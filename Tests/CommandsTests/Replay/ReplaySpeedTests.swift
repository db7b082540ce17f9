import Testing

@testable import Commands

@Suite struct ReplaySpeedTests {
    @Test(arguments: [("1", 1), ("0.5", 0.5), ("4x", 4), ("1000", 1000), (".25", 0.25), ("0.01", 0.01)])
    func aNumberIsSoManyTimes(text: String, times: Double) { #expect(ReplaySpeed(text) == .times(times)) }

    @Test func maxHasNoPauses() { #expect(ReplaySpeed("max") == .unlimited) }

    @Test(arguments: ["", "0", "x", "-1", "1e3", "0x10", "inf", "nan", "1001", "0.001", "1.2.3", "fast", "1 x", "maxx"])
    func nothingElseIsASpeed(_ text: String) {
        #expect(ReplaySpeed(text) == nil)
        #expect(throws: ValueFault.self) { _ = try ValueForm.speed.read(text) }
    }
}
