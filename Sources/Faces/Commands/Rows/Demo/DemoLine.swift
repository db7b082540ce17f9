import Domain
import TerminalUI

/// One thing that has happened, as it is told.
struct DemoLine: Hashable {
    private static let nameColumns = 6

    let at: Duration
    /// The task; empty for the daemon and for all of the flock.
    var task = ""
    let sign: String
    let text: String
    var style = TextStyle.plain

    /// `00:05  demo-3  ◆  asks: …`
    var styled: StyledText {
        let seconds = Int(max(0, at.components.seconds))
        var line = StyledText()
        line.append("\(Digits.padded(seconds / 60, to: 2)):\(Digits.padded(seconds % 60, to: 2))", .dim)
        line.append("  ")
        line.append(DisplayWidth.pad(SafeText.of(task), to: Self.nameColumns), .strong)
        line.append("  ")
        line.append(sign, style)
        line.append("  \(SafeText.of(text))")
        return line
    }
}
