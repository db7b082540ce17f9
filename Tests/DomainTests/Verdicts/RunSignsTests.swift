import Domain
import Testing

@Suite struct RunSignsTests {
    private let at = WallTime(nanoseconds: 1_795_222_383_000_000_000)

    private func since(_ seconds: Int) -> RunSigns.Since { RunSigns.Since(at: at, span: .seconds(seconds)) }

    @Test func whoHasNotSaidAWordIsSilentSinceItsStart() {
        var signs = RunSigns(life: .alive, started: since(7), heartbeat: since(1))
        #expect(signs.silence == since(7))
        signs.lastOutput = since(3)
        #expect(signs.silence == since(3))
    }

    @Test func whoIsOverIsNotLookedAtAgain() {
        let over = RunSigns(life: .over(.known(.completed), .known(.exit)), started: since(7), heartbeat: since(1))
        #expect(over.nextChange(by: VerdictLimits(), at: at) == nil)
    }

    @Test func theNextLookIsForWhatIsDueFirst() {
        var signs = RunSigns(life: .alive, started: since(7), heartbeat: since(1))
        #expect(signs.nextChange(by: VerdictLimits(), at: at) == .seconds(44))
        signs.turnEnd = since(29)
        #expect(signs.nextChange(by: VerdictLimits(), at: at) == .seconds(1))
        signs.limit = RunSigns.Limit(kind: nil, until: at + .milliseconds(5), since: since(1))
        #expect(signs.nextChange(by: VerdictLimits(), at: at) == .milliseconds(5))
    }
}
