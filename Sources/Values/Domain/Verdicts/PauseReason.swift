/// By whom a run was paused in mid-run: by that it is known who lets it go on.
package enum PauseReason: String, TermWord, CaseIterable {
    case budget
    case person
}
