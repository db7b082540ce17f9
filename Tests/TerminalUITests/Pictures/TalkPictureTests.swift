import Domain
import Testing

@testable import TerminalUI

@Suite struct TalkPictureTests {
    private func spent(_ second: Int64, _ cents: Int64?) -> TalkPicture.Spent {
        TalkPicture.Spent(
            at: RunScene.now.advanced(by: .seconds(second)),
            cost: cents.map { Money(nanodollars: $0 * 10_000_000) }
        )
    }

    @Test func whatItHadCostByThenIsThatOfTheResponsesUpToThen() {
        let picture = TalkPicture(spent: [spent(0, 10), spent(60, 20)])
        #expect(picture.cost(upTo: RunScene.now) == "$0.10 of $0.30")
        #expect(picture.cost(upTo: RunScene.now.advanced(by: .seconds(60))) == "$0.30 of $0.30")
        #expect(picture.cost(upTo: nil) == "$0.30 of $0.30")
    }

    @Test func whatHasNoPriceIsSaid() {
        #expect(TalkPicture(spent: [spent(0, nil)]).cost(upTo: nil) == "unpriced")
        #expect(TalkPicture(spent: [spent(0, nil), spent(1, 5)]).cost(upTo: nil) == "$0.05+? of $0.05+?")
        #expect(TalkPicture().cost(upTo: nil) == nil)
    }

    @Test func aToolTakesUntilItsResult() {
        var entry = RunScene.used("Bash  ls", [], at: 0)
        #expect(entry.took == .milliseconds(3_900) && entry.isTool && !entry.isFailure)
        entry.endedAt = entry.at
        #expect(entry.took == nil)
        #expect(RunScene.used("Bash  ls", [], at: 0, fails: true).isFailure)
    }
}
