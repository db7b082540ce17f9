/// How `roost-web` is begun, as its words say it.
struct WebOptions: Hashable, Sendable {
    static let usage = """
        usage: roost-web [--with-parent PID] [--alone] [--read-only] [--port N] [HOME]
        Serves the dashboard of a home to browsers on this machine, until it is stopped: roost web begins it, and gives
        the link that lets a browser in. With --with-parent it goes when that process is gone; with --alone there is no
        daemon, and it keeps the index up to date itself.
        """

    var parent: Int32?
    var isAlone = false
    var isReadOnly = false
    var port: UInt16?
    var home: String?

    /// Nil where the words are none of its.
    init?(_ words: some Sequence<String>) {
        var rest = Array(words)[...]
        while let word = rest.popFirst() {
            switch word {
            case "--alone": isAlone = true
            case "--read-only": isReadOnly = true
            case "--with-parent":
                guard let parent = rest.popFirst().flatMap({ Int32($0) }), parent > 0 else { return nil }
                self.parent = parent
            case "--port":
                guard let port = rest.popFirst().flatMap({ UInt16($0) }) else { return nil }
                self.port = port
            default:
                guard !word.hasPrefix("-"), home == nil else { return nil }
                home = word
            }
        }
    }
}
