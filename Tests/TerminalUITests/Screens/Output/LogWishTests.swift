import Domain
import Testing

@testable import TerminalUI

@Suite struct LogWishTests {
    @Test func choicesGoAround() {
        var wish = LogWish()
        for _ in LogWish.Choice.allCases { wish.choose(wish.nextChoice) }
        #expect(wish == LogWish())
        wish.choose(.minute, at: WallTime(nanoseconds: 61_000_000_000))
        #expect(wish.since == WallTime(nanoseconds: 1_000_000_000) && wish.nextSpan == .start)
        #expect(LogWish.Span.allCases.map(\.title) == ["start", "1h", "15m", "5m", "1m"])
    }
}
