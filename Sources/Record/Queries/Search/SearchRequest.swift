package import Domain

/// What is looked for, and where.
package struct SearchRequest: Hashable, Sendable {
    package var text: String
    package var places = Set(SearchPlace.allCases)
    package var since: WallTime?
    /// Only what was before it.
    package var until: WallTime?
    /// A run or a task, by its id; a run by the beginning of it too.
    package var run: String?
    package var task: String?
    /// How many are wanted.
    package var limit = 20

    package init(_ text: String) { self.text = text }
}
