/// Where the databases of a home are: beside the rest of it, or where the settings say.
package struct RecordPaths: Hashable, Sendable {
    package let home: HomePaths
    package let index: String
    package let conversations: String

    package init(home: HomePaths, index: String? = nil, conversations: String? = nil) {
        self.home = home
        self.index = index ?? PathRules.join(home.root, "index.db")
        self.conversations = conversations ?? PathRules.join(home.root, "conversations.db")
    }

    /// Held by whoever writes to them.
    package var lock: String { PathRules.join(home.root, "index.lock") }

    /// Locked in parts by whoever wishes to, and by whoever keeps them up to date.
    package var wish: String { PathRules.join(home.root, "index.wish") }
}
