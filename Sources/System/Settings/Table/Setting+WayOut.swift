/// How finished work leaves this machine. It speaks to others in the user's name, so it is the user's to say.
extension Setting {
    package static let wayOutPush = SettingKey(
        "way_out.push",
        .text("the name of a remote, such as \"origin\""),
        standard: nil,
        by: .user,
        "The remote that the branch of a task is pushed to in its step finalize, which Roost then does itself"
    )

    package static let wayOutPullRequest = SettingKey(
        "way_out.pull_request",
        SettingForm<PullRequestWay>.word,
        standard: PullRequestWay.none,
        by: .user,
        "Whether a pull request is opened for it through gh, as a draft or ready to be reviewed"
    )

    static let ofWayOut = [wayOutPush.row, wayOutPullRequest.row]
}
