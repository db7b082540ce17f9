import Domain
import Git
import Journal
import Platform

/// The folders of cards that tasks come from, and the cards of tasks that go on.
final class CardBoard {
    /// Why a card was not written.
    private struct Trouble: Error, Hashable {
        let text: String
    }

    /// What was found in the folders at one look.
    struct Found: Sendable {
        var wanted: [(file: CardFile, wish: TaskWishOfCard)] = []
        var problems: [String] = []
    }

    private static let lookInterval = Duration.seconds(5)

    private let place: DispatchPlace
    private let journal: DaemonJournal
    private let loop: EventLoop
    private var lookedAt: MonotonicTime?
    private var isLooking = false
    private var toldProblems: Set<String> = []
    /// As they were read when their tasks were added: whoever edits them meanwhile is not written over.
    private var files: [TaskID: CardFile] = [:]
    /// What is to be written next, where something is being written: the last word counts.
    private var waiting: [TaskID: CardReport] = [:]
    private var writing: Set<TaskID> = []
    var folders: [String]
    /// What is not known yet is added.
    var isKnown: (TaskID) -> Bool = { _ in true }
    var add: (TaskWishOfCard) -> Bool = { _ in false }

    init(_ folders: [String], place: DispatchPlace, journal: DaemonJournal, loop: EventLoop) {
        self.folders = folders
        self.place = place
        self.journal = journal
        self.loop = loop
    }

    // MARK: - Reading

    func ticked() {
        let now = place.clock.now().monotonic
        guard !folders.isEmpty, !isLooking, lookedAt.map({ $0.duration(to: now) >= Self.lookInterval }) ?? true else {
            return
        }
        lookedAt = now
        look()
    }

    private func look() {
        let (folders, place) = (folders, place)
        do throws(PlatformError) {
            try SideWork.begin(on: loop) {
                Self.read(folders, place)
            } done: { [weak self] in
                self?.take($0)
            }
            isLooking = true
        } catch { tell("cards are not looked at: \(error)") }
    }

    private static func read(_ folders: [String], _ place: DispatchPlace) -> Found {
        var found = Found()
        for folder in folders {
            do throws(CardError) {
                let cards = try CardFolder(folder, on: place.disk)
                found.problems += cards.problems.map { "\($0); \($0.hint)" }
                for file in cards.cards where file.card.isWanted { take(file, place, &found) }
            } catch { found.problems.append("no cards from \(folder): \(error); \(error.hint)") }
        }
        return found
    }

    private static func take(_ file: CardFile, _ place: DispatchPlace, _ found: inout Found) {
        do throws(SupervisionError) {
            let repository = try repository(of: file, place)
            found.wanted.append((file, TaskWishOfCard(wish: file.card.wish(in: repository), path: file.path)))
        } catch { found.problems.append("\(file.path): \(error)") }
    }

    /// Nil where the card names none, and stands in none.
    private static func repository(of file: CardFile, _ place: DispatchPlace) throws(SupervisionError) -> String? {
        do throws(SupervisionError) {
            return try place.worktrees().repository(at: file.card.folder(ofCardAt: file.path))
        } catch  where file.card.repository == nil {
            guard case .git(.notRepository) = error else { throw error }
            return nil
        }
    }

    private func take(_ found: Found) {
        isLooking = false
        for problem in found.problems { tell(problem) }
        // What was mended and is wrong again is told again.
        toldProblems.formIntersection(found.problems)
        for (file, wish) in found.wanted where !isKnown(file.card.id) {
            if add(wish) { files[file.card.id] = file }
        }
    }

    private func tell(_ problem: String) {
        guard toldProblems.insert(problem).inserted else { return }
        journal.note("card_problem", problem, level: .warn)
    }

    // MARK: - Writing back

    /// Says on the card how the task stands.
    func changed(_ entry: TaskEntry, to status: TaskStatus) {
        guard entry.plan.card != nil else { return }
        waiting[entry.id] = CardReport(
            entry: entry,
            status: status,
            at: place.clock.now().wall.truncatedToMilliseconds,
            place: place
        )
        writeNext(of: entry.id)
    }

    private func writeNext(of task: TaskID) {
        guard !writing.contains(task), let report = waiting.removeValue(forKey: task), let path = report.entry.plan.card
        else { return }
        let known = files[task]
        do throws(PlatformError) {
            try SideWork.begin(on: loop) {
                Self.write(report, to: path, known)
            } done: { [weak self] outcome in
                self?.wrote(outcome, task, isOver: report.status.isOver)
            }
            writing.insert(task)
        } catch { tell("\(path) is not written: \(error)") }
    }

    private static func write(
        _ report: CardReport,
        to path: String,
        _ known: CardFile?
    ) -> Result<CardFile?, Trouble> {
        do throws(SupervisionError) {
            let update = try report.update()
            do throws(CardError) {
                let file = if let known { known } else { try CardFile.read(path, on: report.place.disk) }
                guard let file else { throw .gone(path) }
                try file.write(update, on: report.place.disk)
                return .success(try CardFile.read(path, on: report.place.disk))
            } catch { throw .card(error) }
        } catch { return .failure(Trouble(text: "\(error)")) }
    }

    private func wrote(_ outcome: Result<CardFile?, Trouble>, _ task: TaskID, isOver: Bool) {
        writing.remove(task)
        switch outcome {
        case .success(let file): files[task] = isOver ? nil : file
        case .failure(let trouble): tell(trouble.text)
        }
        writeNext(of: task)
    }
}
