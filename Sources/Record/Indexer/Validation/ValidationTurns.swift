/// How far somebody has got who looks at what is finished whenever there is time.
struct ValidationTurns {
    /// Of output and copies, in one turn: whoever follows live runs is not kept from them for longer.
    static let bytesMax: Int64 = 16 << 20
    static let countMax = 64

    /// Nothing is left to be looked at, as far as is known.
    private(set) var isDone = false
    /// What could not be read, and is not tried again by this process.
    private(set) var unreadable: Set<String> = []

    /// Something was read that was not known before.
    mutating func resume() { isDone = false }

    mutating func finish() { isDone = true }

    mutating func leave(_ owner: String) { unreadable.insert(owner) }
}
