/// What is known of a run at one moment: all that its verdict follows from. Spans do not count the time for which the
/// machine slept, and do not come from the wall clock.
package struct RunSigns: Hashable, Sendable {
    package enum Life: Hashable, Sendable {
        /// Its directory is there, and no agent yet.
        case prepared
        case alive
        /// Its agent has ended, and its output has not.
        case outputHeld
        /// Neither agent nor shim are there, and how it ended is being found out.
        case unattended
        case over(Term<Outcome>?, Term<Reason>?)
    }

    /// Since when something is so.
    package struct Since: Hashable, Sendable {
        /// By the wall clock, for people.
        package let at: WallTime
        package let span: Duration

        package init(at: WallTime, span: Duration) {
            self.at = at
            self.span = span
        }
    }

    /// What it asks, and waits for.
    package struct Question: Hashable, Sendable {
        package let isForPerson: Bool
        package let subject: String
        package let since: Since
        /// Whether it has said so itself, and not only seems to wait.
        package let isSaid: Bool

        package init(isForPerson: Bool, subject: String, since: Since, isSaid: Bool) {
            self.isForPerson = isForPerson
            self.subject = subject
            self.since = since
            self.isSaid = isSaid
        }
    }

    package struct OpenTool: Hashable, Sendable {
        package let name: String
        /// What it is to do, in a line, where that is known.
        package let what: String?
        package let since: Since
        package let count: Int

        package init(name: String, what: String? = nil, since: Since, count: Int = 1) {
            self.name = name
            self.what = what
            self.since = since
            self.count = count
        }
    }

    /// The model's API has refused it, and it waits before it asks again.
    package struct APIRetry: Hashable, Sendable {
        package let text: String
        package let delay: Duration
        package let since: Since

        package init(text: String, delay: Duration, since: Since) {
            self.text = text
            self.delay = delay
            self.since = since
        }
    }

    package struct Limit: Hashable, Sendable {
        package let kind: String?
        package let until: WallTime
        package let since: Since

        package init(kind: String?, until: WallTime, since: Since) {
            self.kind = kind
            self.until = until
            self.since = since
        }
    }

    /// It was paused in mid-run, and is.
    package struct Pause: Hashable, Sendable {
        package let by: Term<PauseReason>
        package let why: String?
        package let at: WallTime

        package init(by: Term<PauseReason>, why: String?, at: WallTime) {
            self.by = by
            self.why = why
            self.at = at
        }
    }

    /// What its recorder waits for, and the agent with it.
    package enum DiskWait: Hashable, Sendable {
        case room
        case disk
    }

    package var life: Life
    package var started: Since
    /// Whether its kind of agent says something as soon as it runs.
    package var speaksAtOnce = false
    /// Whether what it says is understood: then its silence has a meaning.
    package var isUnderstood = false
    /// Its last output; nothing where there was none.
    package var lastOutput: Since?
    /// Since its shim last gave a sign of life.
    package var heartbeat: Since
    package var pause: Pause?
    package var waitsFor: DiskWait?
    /// The letter of `/proc/<pid>/stat`.
    package var processState: UInt8?
    package var processCount = 0
    /// Of one core, over the last seconds; nothing where it was not seen for long enough.
    package var loadPercent: Int?
    package var question: Question?
    package var openTool: OpenTool?
    package var limit: Limit?
    package var apiRetry: APIRetry?
    package var compaction: Since?
    package var turnEnd: Since?

    package init(life: Life, started: Since, heartbeat: Since) {
        self.life = life
        self.started = started
        self.heartbeat = heartbeat
    }

    /// Its last output, or where there was none its start.
    package var silence: Since { lastOutput ?? started }
}
