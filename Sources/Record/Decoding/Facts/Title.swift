/// What a conversation is called.
package struct Title: Hashable, Sendable {
    package enum Author: Hashable, Sendable {
        case person, agent
    }

    package var text: String
    package var author: Author
    /// The line that it stands for, where it names one: it may be of another file.
    package var leaf: String?

    package init(text: String, author: Author, leaf: String? = nil) {
        self.text = text
        self.author = author
        self.leaf = leaf
    }
}
