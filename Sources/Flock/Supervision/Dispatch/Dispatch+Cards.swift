import Control
import Domain
import JSON
import Journal
import Platform

/// Tasks that stand on cards.
extension Dispatch {
    func readCards() {
        cards.isKnown = { [unowned self] task in scheduler[task] != nil || cardsRefused.contains(task) }
        cards.add = { [unowned self] card in add(card) }
    }

    /// Answers whether there is a task of it now.
    private func add(_ card: TaskWishOfCard) -> Bool {
        guard let id = card.wish.id else { return false }
        do throws(SupervisionError) {
            let entry = try TaskOrder(settings).entry(
                card.wish,
                id: id,
                by: .source(TaskCard.source),
                session: journal.session,
                at: place.clock.now().wall,
                card: card.path
            )
            guard let why = tell(.taskAdded(entry)).refusal else { return true }
            // Its id is one of a task that is over: that its card is wanted again is for a person to say.
            cardsRefused.insert(id)
            journal.note("card_problem", "\(card.path): \(id) is not added: \(why)", level: .warn)
        } catch {
            cardsRefused.insert(id)
            journal.note("card_problem", "\(card.path): \(error)", level: .warn)
        }
        return false
    }

    /// A card says how its task stands, from its first run on.
    func writeCards(of turn: SchedulerTurn) {
        for case .change(let change) in turn.actions where change.entry.plan.card != nil && change.data["status"] != nil
        {
            guard let status = change.entry.task.status.known, status == .active || status == .blocked || status.isOver
            else { continue }
            cards.changed(change.entry, to: status)
        }
    }
}
