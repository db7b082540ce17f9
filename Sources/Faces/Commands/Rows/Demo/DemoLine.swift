import Domain

/// One thing that has happened, as it is told.
struct DemoLine: Hashable {
    private static let nameColumns = 6

    let at: Duration
    /// The task; empty for the daemon and for all of the flock.
    var task = ""
    let sign: String
    let text: String
    var ink: Ink?

    /// `00:05  demo-3  ◆  asks: …`
    func text(for traits: ChannelTraits) -> String {
        let seconds = max(0, at.components.seconds)
        let time = "\(Self.two(seconds / 60)):\(Self.two(seconds % 60))"
        let name = DisplayWidth.pad(SafeText.of(task), to: Self.nameColumns)
        let head = "\(time)  \(name)  \(sign)  "
        let room = traits.isTerminal ? max(1, traits.columns - DisplayWidth.of(head)) : Int.max
        let shown = DisplayWidth.cut(SafeText.of(text), to: room)
        let isColored = traits.isColored
        let mark = ink.map { $0.mark(sign, where: isColored) } ?? sign
        return "\(Ink.dim.mark(time, where: isColored))  \(Ink.bold.mark(name, where: isColored))  \(mark)  \(shown)"
    }

    private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
