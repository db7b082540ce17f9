/// The keys of lines of logs, alike wherever they are shown.
enum LogKeys {
    typealias Place<Screen> = any WritableKeyPath<Screen, LogPane> & Sendable

    static func rows<Screen>(_ pane: Place<Screen>) -> [KeyRow<Screen>] {
        func row(
            _ keys: [Key],
            _ label: String,
            _ summary: String,
            _ act: @escaping @Sendable (inout LogPane, TopContext) -> String?
        ) -> KeyRow<Screen> {
            KeyRow(keys, label, summary) { screen, context in
                act(&screen[keyPath: pane], context).map { [.tell($0)] } ?? []
            }
        }
        return [
            row([.character("f")], "follow", "go on with what comes, or hold it still") { pane, _ in
                pane.toggleFollowing()
                return nil
            },
            row([.character("/")], "find", "find a text; capital letters are told apart where it has some") { pane, _ in
                pane.beginSearch()
                return nil
            },
            row([.character("n")], "later", "to the next place where it is") { pane, _ in pane.goToFound(isOlder: false)
            },
            row([.character("N")], "earlier", "to the place before, however far back it is") { pane, _ in
                pane.goToFound(isOlder: true)
            },
            row([.character("&")], "only", "only lines with a text") { pane, _ in
                pane.beginOnly()
                return nil
            },
            row([.character("s")], "src", "whose lines: all, out, err, the run's own, or what the daemon tells") {
                pane,
                _ in
                pane.nextSource()
                return nil
            },
            row([.character("w")], "wrap", "long lines in several rows, or cut") { pane, _ in
                pane.toggleWrap()
                return nil
            },
            row([.character("t")], "ts", "when each line began") { pane, _ in
                pane.toggleTimes()
                return nil
            },
            row([.character("i")], "raw", "lines of an agent's JSON as they were written") { pane, _ in
                pane.toggleRaw()
                return nil
            },
        ]
    }
}
