import Control

/// What a card wants done, and where it stands.
struct TaskWishOfCard: Hashable, Sendable {
    let wish: TaskWish
    let path: String
}
