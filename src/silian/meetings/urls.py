"""The room's addresses."""

from __future__ import annotations

from django.urls import path

from silian.meetings import views

app_name = "meetings"
urlpatterns = [
    path("", views.list_meetings, name="list"),
    path("new", views.plan_meeting, name="plan"),
    path("<uuid:pk>", views.show_meeting, name="meeting"),
    path("<uuid:pk>/minutes", views.show_minutes, name="minutes"),
    path("<uuid:pk>/attendance", views.mark_attendance, name="attendance"),
    path("<uuid:pk>/attendance/<uuid:person>/substitute", views.name_substitute, name="substitute"),
    path("<uuid:pk>/agenda", views.take_in_agenda, name="fill_agenda"),
    path("<uuid:pk>/items/new", views.add_item, name="add_item"),
    path("<uuid:pk>/steps/<slug:step>", views.take_step, name="step"),
    path("items/<uuid:pk>/vote", views.open_vote, name="open_vote"),
    path("items/<uuid:pk>/<slug:deed>", views.act_on_item, name="item"),
    path("votes/<uuid:pk>/<slug:deed>", views.act_on_vote, name="vote"),
    path("resolutions/<uuid:pk>/<slug:deed>", views.act_on_resolution, name="resolution"),
    path("inquiries/", views.list_sessions, name="sessions"),
    path("inquiries/new", views.call_session, name="call_session"),
    path("inquiries/<uuid:pk>", views.show_session, name="inquirysession"),
    path("inquiries/<uuid:pk>/screen", views.show_screen, name="screen"),
    path("inquiries/<uuid:pk>/invitations", views.invite, name="invite"),
    path("inquiries/<uuid:pk>/roll", views.renew_invitees, name="renew_invitees"),
    path("inquiries/<uuid:pk>/presence", views.mark_presence, name="presence"),
    path("inquiries/<uuid:pk>/ask", views.ask_inquiry, name="ask"),
    path("inquiries/<uuid:pk>/steps/<slug:step>", views.take_session_step, name="session_step"),
    path("inquiries/asked/<uuid:pk>/<slug:deed>", views.act_on_inquiry, name="inquiry"),
    path("delegates/", views.list_delegates, name="delegates"),
    path("delegates/<uuid:pk>/end", views.end_delegate, name="end_delegate"),
    path("villages/<uuid:pk>/groups/new", views.enter_group, name="enter_group"),
    path("villages/<uuid:pk>/delegates/new", views.elect_delegate, name="elect_delegate"),
    path("board/", views.list_posts, name="posts"),
    path("board/new", views.draft_post, name="draft_post"),
    path("board/<uuid:pk>", views.show_post, name="boardpost"),
    path("board/<uuid:pk>/photos/<uuid:file>", views.post_photo, name="post_photo"),
    path("board/<uuid:pk>/steps/<slug:step>", views.take_post_step, name="post_step"),
    path("board/objections/<uuid:pk>", views.answer_objection, name="answer_objection"),
    path("filings/", views.list_filings, name="filings"),
    path("filings/<uuid:pk>", views.show_filing, name="filing"),
    path("filings/<uuid:pk>/<slug:step>", views.take_filing_step, name="filing_step"),
    path("public/<slug:county>/villages", views.list_boards, name="village_boards"),
    path("public/<slug:county>/villages/<uuid:village>", views.show_village_board, name="village_board"),
    path("public/<slug:county>/posts/<uuid:post>/objections/new", views.object_to, name="object"),
]
