package import Control
import Platform

/// A card as a wish for its task.
extension TaskCard {
    /// The name of what adds the tasks of cards.
    package static let source = "cards"

    /// All that the card says. What is to be done is its title where nothing stands below the front matter.
    ///
    /// - Parameter repository: as `WorktreeKeeper.repository(at:)` gives it.
    package func wish(in repository: String?) -> TaskWish {
        var wish = TaskWish()
        wish.id = id
        wish.title = title
        wish.priority = priority
        wish.agent = agent
        wish.text = text.isEmpty ? title : text
        wish.repository = repository
        wish.base = base
        wish.after = after
        wish.scope = scope
        wish.model = model
        return wish
    }

    /// The folder whose repository the task is for: what the card names, as from its own folder, or that folder.
    package func folder(ofCardAt path: String) -> String {
        let own = FilePath.folder(of: path)
        guard let repository else { return own }
        return repository.hasPrefix("/") ? repository : "\(own)/\(repository)"
    }
}
